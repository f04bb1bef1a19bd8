package io.github.azurellama.auth;

/**
 * The request header that carries a secret.
 *
 * @param header the header's name, such as {@code Authorization} or {@code api-key}
 * @param value the header's value; never shown by {@link #toString()}
 */
public record Authorization(String header, String value) {

    /**
     * Removes white space around the value, which pasted keys often have.
     *
     * @throws IllegalArgumentException if the value is blank or cannot be a header's value
     */
    public Authorization {
        value = value.strip();
        if (value.isEmpty() || value.equals("Bearer")) {
            throw new IllegalArgumentException("the credential for header " + header
                    + " is blank: set it to the key that the" + " Azure portal shows, or to a token");
        }
        if (!isPrintable(value)) {
            throw new IllegalArgumentException("the credential for header " + header
                    + " contains a line break or a character outside ASCII: copy the key again");
        }
    }

    private static boolean isPrintable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** Shows the header's name only. */
    @Override
    public String toString() {
        return "Authorization[header=" + header + ", value=***]";
    }
}
