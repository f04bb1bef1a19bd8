package io.github.azurellama.webflux;

import dev.langchain4j.model.chat.StreamingChatModel;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/** The controller of the page about Spring Boot. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(StoriesApplication.Stories.class)
class StoriesApplication {

    @RestController
    static class Stories {

        private final StreamingChatModel model;

        Stories(StreamingChatModel model) {
            this.model = model;
        }

        @GetMapping(path = "/story", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<String> story(@RequestParam String about) {
            return JdkFlowAdapter.flowPublisherToFlux(model.chat("A story about " + about));
        }
    }
}
