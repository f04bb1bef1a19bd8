package io.github.azurellama.contract.kit.script;

import static io.github.azurellama.contract.kit.script.Line.asked;

import java.util.List;

/** The questions of the tests of AI Services with JSON schemas. */
final class JsonLines {

    private static final String EXTRACT = "Extract the person's information from the following text: ";
    private static final String KLAUS = "Klaus is 37 years old, 1.78m height and single";
    private static final String KLAUS_JSON = "{\"name\":\"Klaus\",\"age\":37,\"height\":1.78,\"married\":false}";
    private static final String FRANNY = "Franny is 35 years old, 1.65m height and married.";
    private static final String FRANNY_JSON = "{\"name\":\"Franny\",\"age\":35,\"height\":1.65,\"married\":true}";
    private static final String REX_JSON = "{\"type\":\"Dog\",\"name\":\"Rex\",\"breed\":\"Labrador\"}";

    static final List<Line> ALL = List.of(
            asked(EXTRACT + KLAUS).json(KLAUS_JSON),
            asked(EXTRACT.replace(": ", ".") + " Do not include missing fields! Text: 'Klaus'")
                    .json("{\"name\":\"Klaus\"}"),
            asked(EXTRACT.replace(": ", ".") + " Fill in all the fields where the information is available! Text: "
                            + "'Klaus wants a delivery to Langley Falls, but billing address should be New York'")
                    .json("{\"name\":\"Klaus\",\"shippingAddress\":{\"city\":\"Langley Falls\"},"
                            + "\"billingAddress\":{\"city\":\"New York\"}}"),
            asked(EXTRACT + "Klaus is single").json("{\"name\":\"Klaus\",\"maritalStatus\":\"SINGLE\"}"),
            asked(EXTRACT + "Klaus likes orange and green")
                    .json("{\"name\":\"Klaus\",\"favouriteColors\":[\"orange\",\"green\"]}"),
            asked(EXTRACT + "Klaus has 2 pets: Peanut and Muffin")
                    .json("{\"name\":\"Klaus\",\"pets\":[{\"name\":\"Peanut\"},{\"name\":\"Muffin\"}]}"),
            asked(EXTRACT + "Klaus is assigned to groups A and C")
                    .json("{\"name\":\"Klaus\",\"groups\":[\"A\",\"C\"]}"),
            asked(EXTRACT.replace(": ", ".") + "Fill in all the fields where the information is available! Text: "
                            + "'Klaus was born at 14:43 on 12th of August 1976'")
                    .json("{\"name\":\"Klaus\",\"birthDate\":{\"year\":1976,\"month\":8,\"day\":12},"
                            + "\"birthTime\":{\"hour\":14,\"minute\":43,\"second\":0,\"nano\":0},"
                            + "\"birthDateTime\":{\"date\":{\"year\":1976,\"month\":8,\"day\":12},"
                            + "\"time\":{\"hour\":14,\"minute\":43,\"second\":0,\"nano\":0}}}"),
            asked(EXTRACT + "Klaus").json("{\"name\":\"Klaus\"}"),
            asked(EXTRACT + "Francine has 2 children: Steve and Hayley")
                    .json("{\"name\":\"Francine\",\"children\":[{\"name\":\"Steve\",\"children\":[]},"
                            + "{\"name\":\"Hayley\",\"children\":[]}]}"),
            asked(EXTRACT + "Klaus and Francine").json("{\"values\":[{\"name\":\"Klaus\"},{\"name\":\"Francine\"}]}"),
            asked("Klaus can be identified by the following ID: 567b229a-6b0a-4f1e-9006-448cd9dfbfda")
                    .json("{\"id\":\"567b229a-6b0a-4f1e-9006-448cd9dfbfda\",\"name\":\"Klaus\"}"),
            asked("Extract if the person from the following text is a man: "
                            + "Klaus is a 37-year-old man, 1.78 meters tall, and single.")
                    .json("{\"value\":true}"),
            asked("Extract number of people mentioned in the following text: " + KLAUS + ". " + FRANNY)
                    .json("{\"value\":2}"),
            asked("Extract temperature in Munich from the following text: "
                            + "The average temperature of the coldest month is of -0.5 °C")
                    .json("{\"value\":-0.5}"),
            asked(KLAUS + ". " + FRANNY).json("{\"values\":[" + KLAUS_JSON + "," + FRANNY_JSON + "]}"),
            asked("Extract names of people from the following text: " + KLAUS + ". " + FRANNY)
                    .json("{\"values\":[\"Klaus\",\"Franny\"]}"),
            asked(KLAUS + ".").json("{\"value\":\"SINGLE\"}"),
            asked(KLAUS + ". " + FRANNY + "Staniel is 33 years old, 1.70m height and married.")
                    .json("{\"values\":[\"SINGLE\",\"MARRIED\",\"MARRIED\"]}"),
            asked("The weather in Berlin was sunny and windy. Paris experienced rainy and cloudy weather. "
                            + "New York had cloudy and windy weather.")
                    .json("{\"values\":[\"SUNNY\",\"WINDY\",\"RAINY\",\"CLOUDY\"]}"),
            asked("Rex is a Labrador dog").json("{\"value\":" + REX_JSON + "}"),
            asked("Rex is a Labrador. Whiskers is an indoor cat.")
                    .json("{\"values\":[" + REX_JSON + ",{\"type\":\"Cat\",\"name\":\"Whiskers\",\"indoor\":true}]}"),
            asked("Alice owns a Labrador dog named Rex.").json("{\"name\":\"Alice\",\"pet\":" + REX_JSON + "}"),
            asked("Represent the literal expression 1+2+3 as a syntax tree. Do NOT simplify or evaluate. Use a "
                            + "left-associative tree: Addition(Addition(Constant(1), Constant(2)), Constant(3)). An Addition"
                            + " has exactly two fields: 'left' and 'right'. A Constant has exactly one field: 'value'. Do NOT"
                            + " add any other fields to any node.")
                    .json("{\"value\":{\"type\":\"Addition\",\"left\":{\"type\":\"Addition\","
                            + "\"left\":{\"type\":\"Constant\",\"value\":1},\"right\":{\"type\":\"Constant\",\"value\":2}},"
                            + "\"right\":{\"type\":\"Constant\",\"value\":3}}}"));

    private JsonLines() {}
}
