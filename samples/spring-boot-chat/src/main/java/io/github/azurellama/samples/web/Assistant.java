package io.github.azurellama.samples.web;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/** LangChain4j makes the implementation. The question is a value, not the template itself: it may hold braces. */
interface Assistant {

    @UserMessage("{{question}}")
    TokenStream answer(@V("question") String question, ChatRequestParameters parameters);
}
