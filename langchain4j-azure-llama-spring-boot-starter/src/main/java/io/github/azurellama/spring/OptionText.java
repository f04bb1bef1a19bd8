package io.github.azurellama.spring;

import java.math.BigDecimal;

/** Converts the text of a property to a JSON value, because properties files and environment variables hold text only. */
final class OptionText {

    private OptionText() {}

    /** A number or boolean if the text is one, else the value unchanged. */
    static Object typed(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        try {
            var number = new BigDecimal(text);
            if (number.scale() != 0) {
                return number.doubleValue();
            }
            boolean isInt = number.unscaledValue().bitLength() < Integer.SIZE;
            return isInt ? (Number) number.intValue() : (Number) number.toBigInteger();
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
