package io.github.azurellama.samples.rag;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.injector.ContentInjector;
import java.util.ArrayList;
import java.util.List;

/** Puts the retrieved passages below the question, each with a number to cite it by, and finds the cited ones again. */
public final class CitedPassages implements ContentInjector {

    private volatile List<String> passages = List.of();

    @Override
    public ChatMessage inject(List<Content> contents, ChatMessage question) {
        List<String> numbered = new ArrayList<>();
        for (Content content : contents) {
            String file = content.textSegment().metadata().getString(Document.FILE_NAME);
            numbered.add("[" + (numbered.size() + 1) + "] " + file + "\n"
                    + content.textSegment().text());
        }
        passages = List.copyOf(numbered);
        return UserMessage.from(
                ((UserMessage) question).singleText() + "\n\nPassages:\n\n" + String.join("\n\n", numbered));
    }

    /** The passages that a response cites, in their order; all of them if it cites none. */
    public List<String> citedIn(String answer) {
        List<String> cited = passages.stream()
                .filter(passage -> answer.contains(passage.substring(0, passage.indexOf(']') + 1)))
                .toList();
        return (cited.isEmpty() ? passages : cited)
                .stream().map(passage -> "\n" + passage.replace("\n", "\n    ")).toList();
    }
}
