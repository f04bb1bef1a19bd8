package io.github.azurellama.spring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;

/** The file from which IDEs complete properties, generated from the table of settings and the library's javadoc. */
final class ConfigurationMetadata {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final SetterDocs docs;
    private final List<Map<String, String>> properties = new ArrayList<>();

    private ConfigurationMetadata(SetterDocs docs) {
        this.docs = docs;
    }

    static String write() throws IOException {
        return new ConfigurationMetadata(new SetterDocs()).json();
    }

    private String json() throws JsonProcessingException {
        for (String prefix : Prefix.ALL) {
            add(
                    prefix + "." + CredentialChoice.PROPERTY,
                    CredentialSource.class.getName(),
                    "The credential of a model without api-key: entra-id for the TokenCredential bean, or else for azure-identity.");
            var ofChats = Prefix.CHAT_MODELS.contains(prefix) ? Settings.OF_CHATS : List.<Setting<?, ?>>of();
            Stream.of(Settings.OF_CONNECTION, ofChats, Settings.OF_SAMPLING)
                    .flatMap(List::stream)
                    .forEach(setting -> add(prefix, setting));
        }
        return JSON.writeValueAsString(Map.of("properties", properties)) + "\n";
    }

    private void add(String prefix, Setting<?, ?> setting) {
        String name = setting.name();
        if (name.equals(Settings.RETRY_POLICY)) {
            for (RecordComponent time : RetryTimes.class.getRecordComponents()) {
                String part = name + "." + Settings.dashed(time.getName());
                add(prefix + "." + part, time.getType().getName(), docs.of(part));
            }
        } else if (name.equals(Settings.OTHER_OPTIONS)) {
            add(
                    prefix + "." + name,
                    typeName(setting.type().getType()),
                    "Fields of the request by their wire names, in brackets: options[name]=value.");
        } else {
            add(prefix + "." + name, typeName(setting.type().getType()), docs.of(name));
        }
    }

    private void add(String name, String type, String description) {
        Map<String, String> property = new LinkedHashMap<>();
        property.put("name", name);
        property.put("type", type);
        property.put("description", description);
        properties.add(property);
    }

    private static String typeName(ResolvableType type) {
        return type.getType().getTypeName().replace(", ", ",").replace("?", type.toString());
    }
}
