package io.github.azurellama.auth;

import io.github.azurellama.endpoint.EndpointKind;
import io.github.azurellama.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/** An API key. Not a record, because {@code equals} and {@code toString} of a record would use the secret. */
final class ApiKeyCredential implements AzureLlamaCredential {

    private final String key;

    /** Almost always the same for each request. */
    private volatile @Nullable Authorization latest;

    ApiKeyCredential(String pasted) {
        this.key = PastedSecret.clean(pasted);
        if (key.isEmpty()) {
            throw new InvalidSettingException(
                    "apiKey", null, "apiKey is blank: set it to the key that the Azure portal shows");
        }
        if (!key.chars().allMatch(c -> c > ' ' && c <= '~' && c != '"')) {
            throw new InvalidSettingException(
                    "apiKey",
                    null,
                    "apiKey contains white space, a quotation mark or a character outside ASCII: copy the key again");
        }
    }

    @Override
    public Authorization authorize(EndpointKind kind) {
        String header = kind.keyHeader();
        Authorization known = latest;
        if (known == null || !known.header().equals(header)) {
            known = new Authorization(header, (header.equals("Authorization") ? "Bearer " : "") + key);
            latest = known;
        }
        return known;
    }

    @Override
    public boolean isImmediate() {
        return true;
    }

    @Override
    public String toString() {
        return "apiKey(***)";
    }
}
