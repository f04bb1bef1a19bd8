package io.github.azurellama.request;

/** The range of valid numbers of an option, including its bounds. */
record Range(double min, double max) {

    static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static Range of(double min, double max) {
        return new Range(min, max);
    }

    static Range atLeast(double min) {
        return new Range(min, Double.POSITIVE_INFINITY);
    }

    boolean contains(double number) {
        return Double.isFinite(number) && min <= number && number <= max;
    }

    @Override
    public String toString() {
        if (max == Double.POSITIVE_INFINITY) {
            return min == Double.NEGATIVE_INFINITY ? "a finite number" : "at least " + plain(min);
        }
        return "between " + plain(min) + " and " + plain(max);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
