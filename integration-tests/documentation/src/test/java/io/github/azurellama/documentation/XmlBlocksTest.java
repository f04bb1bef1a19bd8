package io.github.azurellama.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class XmlBlocksTest {

    @Test
    void every_dependency_has_the_version_that_the_build_has() throws Exception {
        Map<String, String> versions = versions();
        var told = new ArrayList<String>();
        for (Page page : Page.forUsers()) {
            for (Block block : page.blocks("xml")) {
                for (Element dependency : dependencies(block.text())) {
                    String artifact = text(dependency, "artifactId");
                    told.add(artifact);
                    assertThat(text(dependency, "version"))
                            .as("%s:%d %s", page.name(), block.line(), artifact)
                            .isEqualTo(versions.get(isOurs(dependency) ? "langchain4j-azure-llama" : artifact));
                }
            }
        }

        assertThat(told).contains("langchain4j-azure-llama", "jtokkit");
    }

    /** All modules have one version, and not all of them are managed. */
    private static boolean isOurs(Element dependency) {
        return text(dependency, "groupId").equals("io.github.azurellama");
    }

    /** By artifact, from the root's {@code dependencyManagement}. */
    private static Map<String, String> versions() throws Exception {
        String pom =
                String.join("\n", Page.of(Page.REPOSITORY.resolve("pom.xml")).lines());
        var versions = new HashMap<String, String>();
        for (Element dependency : dependencies(pom.replaceFirst("<\\?xml.*\\?>", ""))) {
            String version = text(dependency, "version");
            String name = version.replaceAll("^\\$\\{|}$", "");
            String property = name.equals("project.version") ? "version" : name;
            versions.put(
                    text(dependency, "artifactId"),
                    version.startsWith("$") ? pom.replaceFirst("(?s).*?<" + property + ">([^<]+)</.*", "$1") : version);
        }
        return versions;
    }

    private static List<Element> dependencies(String xml) throws Exception {
        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<all>" + xml + "</all>")));
        var found = document.getElementsByTagName("dependency");
        var dependencies = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            dependencies.add((Element) found.item(i));
        }
        return dependencies;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
