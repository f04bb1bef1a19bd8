package io.github.azurellama.samples.cli;

import io.github.azurellama.endpoint.ApiDialect;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The constants of an enum as they are written on a command line: in lower case with dashes.
 *
 * @param <E> the enum
 */
abstract sealed class DashedNames<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

    private final List<E> constants;

    private DashedNames(Class<E> type) {
        this.constants = Arrays.asList(type.getEnumConstants());
    }

    @Override
    public E convert(String given) {
        return constants.stream()
                .filter(constant -> dashed(constant).equalsIgnoreCase(given.replace('_', '-')))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("'" + given + "' is none of " + String.join(", ", this)));
    }

    @Override
    public Iterator<String> iterator() {
        return constants.stream().map(DashedNames::dashed).iterator();
    }

    static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The dialects. */
    static final class Dialects extends DashedNames<ApiDialect> {
        Dialects() {
            super(ApiDialect.class);
        }
    }

    /** The kinds of endpoint. */
    static final class Kinds extends DashedNames<EndpointFlag> {
        Kinds() {
            super(EndpointFlag.class);
        }
    }
}
