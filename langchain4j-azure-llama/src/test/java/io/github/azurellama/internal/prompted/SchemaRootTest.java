package io.github.azurellama.internal.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the root of a schema allows, through references and alternatives. */
final class SchemaRootTest {

    private static SchemaRoot root(String schema) throws JsonProcessingException {
        return new SchemaRoot(new ObjectMapper().readTree(schema.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'type':'object'}                      | true  | false",
                "{'type':'array'}                       | false | true",
                "{'type':'string'}                      | false | false",
                "{'type':['array','null']}              | false | true",
                "{'type':['null','object','array']}     | true  | true",
                "{'type':['null','string']}             | false | false",
                "{'type':[]}                            | false | false",
                "{'properties':{'a':{}}}                | true  | false",
                "{}                                     | true  | true",
                "{'anyOf':[{'type':'array'},{'type':'string'}]} | false | true",
                "{'oneOf':[{'type':'string'},{'anyOf':[{'type':'object'}]}]} | true | false",
                "{'anyOf':[]}                           | false | false",
                "{'anyOf':{}}                           | true  | true",
                "{'$ref':'#/$defs/a','$defs':{'a':{'$ref':'#/$defs/b'},'b':{'type':'array'}}} | false | true",
                "{'$ref':'#/$defs/a','anyOf':[{'type':'object'}],'$defs':{'a':{'type':'array'}}} | false | true",
                "{'$ref':'#'}                           | false | false",
                "{'anyOf':[{'$ref':'#'},{'type':'array'}]} | false | true",
            })
    void whether_an_object_or_a_list_is_allowed(String schema, boolean object, boolean array)
            throws JsonProcessingException {
        assertThat(root(schema).allowsObject()).isEqualTo(object);
        assertThat(root(schema).allowsArray()).isEqualTo(array);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'type':'object','properties':{'a':{}}} | true",
                "{'type':'object','properties':{'b':{}}} | false",
                "{'type':'object','properties':{}}       | true",
                "{'type':'object'}                       | true",
                "{'type':'array'}                        | false",
                "{'type':'array','properties':{'a':{}}}  | false",
                "{'anyOf':[{'type':'object','properties':{'b':{}}},{'type':'object','properties':{'a':{}}}]} | true",
                "{'type':'object','properties':['b']}   | true",
            })
    void whether_an_object_may_begin_with_a(String schema, boolean may) throws JsonProcessingException {
        assertThat(root(schema).mayHave("a")).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            nullValues = "-",
            value = {
                "{'type':'object','properties':{'value':{}}}  | value",
                "{'type':'object','properties':{'values':{}}} | values",
                "{'type':'object','properties':{'other':{}}}  | -",
                "{'type':'object','properties':{'value':{},'values':{}}} | -",
                "{'type':'object','properties':{}}            | -",
                "{'anyOf':[{'properties':{'value':{}}},{'type':'array'}]} | -",
                "{'anyOf':[]}                                 | -",
                "{'type':'object','properties':['value']}      | -",
                "{'':['value']}                                | -",
                "{'$ref':'elsewhere','':{'properties':{'value':{}}}} | -",
            })
    void the_wrapper_is_the_only_property_by_one_of_two_names(String schema, String wrapper)
            throws JsonProcessingException {
        assertThat(root(schema).wrapper()).isEqualTo(wrapper);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'properties':{'value':{'type':'x'}}}",
                "{'properties':{'value':{'$ref':'#/$defs/x'}},'$defs':{'x':{'type':'x'}}}",
                "{'anyOf':[{'$ref':'#/$defs/y'}],'$defs':{'y':{'properties':{'value':{'type':'x'}}}}}",
            })
    void a_property_is_found_through_references(String schema) throws JsonProcessingException {
        assertThat(root(schema).property("value").path("type").asText()).isEqualTo("x");
    }
}
