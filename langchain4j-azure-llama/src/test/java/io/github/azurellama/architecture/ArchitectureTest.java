package io.github.azurellama.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;

/** What may depend on what. Values lie lowest, then the wire, then mapping and HTTP side by side, then the models. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "io.github.azurellama";
    private static final String WIRE = ROOT + ".internal.wire";
    private static final String MAPPING = ROOT + ".internal.mapping";
    private static final String HTTP = ROOT + ".internal.http";
    private static final String[] VALUES = {
        ROOT + ".endpoint", ROOT + ".error", ROOT + ".limit", ROOT + ".request", ROOT + ".response", ROOT + ".auth"
    };

    private static final DescribedPredicate<JavaClass> OF_THE_LIBRARY = resideInAPackage(ROOT + "..");

    @ArchTest
    static final ArchRule values_know_only_values = noClasses()
            .that()
            .resideInAnyPackage(VALUES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, ROOT + ".internal..");

    @ArchTest
    static final ArchRule the_wire_knows_neither_mapping_nor_http = noClasses()
            .that()
            .resideInAPackage(WIRE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MAPPING, HTTP);

    @ArchTest
    static final ArchRule mapping_does_not_know_http = noClasses()
            .that()
            .resideInAPackage(MAPPING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HTTP, "okhttp3..", "okio..");

    @ArchTest
    static final ArchRule http_does_not_know_mapping = noClasses()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MAPPING);

    @ArchTest
    static final ArchRule http_does_not_know_langchain4js_requests_and_answers = noClasses()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j.model..", "dev.langchain4j.data..", "dev.langchain4j.agent..");

    @ArchTest
    static final ArchRule nobody_knows_the_models = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule packages_have_no_cycles = SlicesRuleDefinition.slices()
            .assignedFrom(new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                    return SliceIdentifier.of(javaClass.getPackageName());
                }

                @Override
                public String getDescription() {
                    return "packages";
                }
            })
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule values_know_no_http_client = noClasses()
            .that()
            .resideInAnyPackage(VALUES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule no_internals_of_langchain4j = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("dev.langchain4j.internal..")
                    .or(DescribedPredicate.describe(
                            "annotated with @Internal",
                            it -> it.isAnnotatedWith("dev.langchain4j.Internal")
                                    || it.getPackage().isAnnotatedWith("dev.langchain4j.Internal"))));

    @ArchTest
    static final ArchRule only_one_class_needs_azure_core = noClasses()
            .that(DescribedPredicate.not(nameStartingWith(ROOT + ".auth.EntraIdCredential")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "reactor..");

    @ArchTest
    static final ArchRule only_quotas_need_bucket4j = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".limit")
            .or()
            .haveSimpleName("QuotaTurn")
            .or()
            .haveSimpleName("WaitingLine")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.bucket4j..");

    @ArchTest
    static final ArchRule only_one_class_needs_jtokkit = noClasses()
            .that(DescribedPredicate.not(nameStartingWith(ROOT + ".internal.token.VocabularyTokenizer")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.knuddels..");

    @ArchTest
    static final ArchRule nobody_writes_to_the_console = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule logging_is_slf4j = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule names_say_what_a_class_does =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)$");

    @ArchTest
    static final ArchRule packages_are_null_marked =
            classes().that(OF_THE_LIBRARY).should(new PackageAnnotation(NullMarked.class));

    @ArchTest
    static final ArchRule public_signatures_show_nothing_internal = classes()
            .that()
            .resideOutsideOfPackage(ROOT + ".internal..")
            .and()
            .arePublic()
            .should(new SignaturesWithout(ROOT + ".internal"));
}
