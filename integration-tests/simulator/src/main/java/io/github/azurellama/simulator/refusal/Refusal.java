package io.github.azurellama.simulator.refusal;

import io.github.azurellama.simulator.wire.Answer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ends the handling of a request; carries what is wrong, still without the words of an endpoint kind. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Function<Envelope, Answer.Whole> wording;

    /** A refusal that is worded by one method of the envelope. */
    public Refusal(Function<Envelope, Answer.Whole> wording) {
        super("refused", null, false, false);
        this.wording = wording;
    }

    /** The answer in the words of this kind. */
    public Answer.Whole in(Envelope envelope) {
        return wording.apply(envelope);
    }

    /** A value breaks the schema. */
    public static Refusal invalid(InvalidField field) {
        return new Refusal(envelope -> envelope.invalid(field));
    }

    /** The inference engine refuses with 400. */
    public static Refusal engine(String message) {
        return new Refusal(envelope -> envelope.engine(400, message, null));
    }

    /** The inference engine refuses with 400 because of this parameter. */
    public static Refusal engine(String message, @Nullable String parameter) {
        return new Refusal(envelope -> envelope.engine(400, message, parameter));
    }

    /** FastAPI's own shape. */
    public static Refusal detail(int status, String text) {
        return new Refusal(envelope -> envelope.detail(status, text));
    }
}
