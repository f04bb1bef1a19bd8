package io.github.azurellama.samples.cli;

import io.github.azurellama.AzureLlamaModelBuilder;
import picocli.CommandLine.Mixin;

/** A sample that calls one model, with a flag for each option of Llama. */
public abstract class ModelCommand extends EndpointCommand {

    @Mixin
    private final LlamaFlags options = new LlamaFlags();

    /** Sets on a builder what environment and command line say. */
    protected final <B extends AzureLlamaModelBuilder<B>> B configured(B builder, Connection azure) {
        options.setOn(builder);
        return azure.configure(builder).modelName(azure.modelName());
    }
}
