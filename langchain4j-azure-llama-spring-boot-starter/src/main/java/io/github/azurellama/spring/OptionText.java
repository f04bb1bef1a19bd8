package io.github.azurellama.spring;

import java.math.BigDecimal;

/** What the text of a property means in JSON. A properties file and the environment know texts only. */
final class OptionText {

    private OptionText() {}

    /** A number, true or false if the text is one; else the value as it is. */
    static Object typed(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        try {
            var number = new BigDecimal(text);
            boolean isInteger = number.scale() == 0 && number.unscaledValue().bitLength() < Integer.SIZE;
            return isInteger ? (Number) number.intValue() : (Number) number.doubleValue();
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
