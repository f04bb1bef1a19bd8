package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurellama.simulator.AzureSimulator;
import io.github.azurellama.simulator.spring.AutoConfigureAzureLlamaSimulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@AutoConfigureAzureLlamaSimulator
class ConsumerTest {

    @Test
    void the_model_responds(@Autowired Application.Answers answers, @Autowired AzureSimulator azure) {
        String answer = answers.to("How much is 37 plus 87?");

        System.out.println("Spring Boot " + SpringBootVersion.getVersion() + " got a response: " + answer);
        assertThat(answer).contains("124");
        assertThat(azure.requests()).hasSize(1);
    }
}
