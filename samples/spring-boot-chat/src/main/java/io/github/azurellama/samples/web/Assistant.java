package io.github.azurellama.samples.web;

import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;

/** LangChain4j makes the implementation. The question is content, not a template: it may hold braces. */
interface Assistant {

    TokenStream answer(@UserMessage TextContent question, ChatRequestParameters parameters);
}
