package io.github.azurellama.simulator.token;

/**
 * A token.
 *
 * @param text what it stands for, with its leading space if it has one
 * @param special whether it is a control token such as {@code <|eot_id|>}, which decoders normally leave out
 */
public record Token(String text, boolean special) {

    /** Ends a turn. */
    public static final Token END_OF_TURN = new Token("<|eot_id|>", true);

    private static final int ORDINARY = 128_000;

    /** An ordinary token. */
    public static Token of(String text) {
        return new Token(text, false);
    }

    /** A number that depends on the text alone; ordinary ids lie below 128000, those of special tokens above. */
    public int id() {
        return special ? ORDINARY + 9 : Math.floorMod(text.hashCode() * 0x9E3779B1, ORDINARY);
    }
}
