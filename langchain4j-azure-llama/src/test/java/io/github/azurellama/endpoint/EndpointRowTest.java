package io.github.azurellama.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EndpointRowTest {

    @Test
    void a_row_that_lacks_a_column_is_refused_by_its_name() {
        var row = new EndpointRow().with(EndpointRow.KEY_HEADER, "api-key").with(EndpointRow.BASE_PATH, "");

        assertThatThrownBy(row::complete)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("listingDialect")
                .hasMessageContaining("tokenScope")
                .hasMessageNotContaining("keyHeader");
    }

    @ParameterizedTest
    @EnumSource
    void a_kind_serves_the_dialect_that_it_defaults_to(EndpointKind kind) {
        assertThat(kind.serves(kind.defaultDialect())).isTrue();
    }
}
