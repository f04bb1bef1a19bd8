package io.github.azurellama.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * What may depend on what. {@link #LAYERS} lists the packages of the library from top to bottom; a package may depend on those
 * below it only.
 */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "io.github.azurellama";

    private static final List<String> LAYERS = List.of(
            ROOT,
            ROOT + ".internal.http",
            ROOT + ".internal.connect",
            ROOT + ".internal.error",
            ROOT + ".internal.pool",
            ROOT + ".internal.stream",
            ROOT + ".internal.mapping",
            ROOT + ".internal.prompted",
            ROOT + ".internal.message",
            ROOT + ".internal.toolcall",
            ROOT + ".internal.dialect",
            ROOT + ".internal.json",
            ROOT + ".internal.token",
            ROOT + ".internal.listener",
            ROOT + ".internal.wire",
            ROOT + ".quota",
            ROOT + ".retry",
            ROOT + ".auth",
            ROOT + ".request",
            ROOT + ".listener",
            ROOT + ".endpoint",
            ROOT + ".error",
            ROOT + ".response");

    private static final String[] VALUES =
            LAYERS.subList(LAYERS.indexOf(ROOT + ".quota"), LAYERS.size()).toArray(String[]::new);

    private static final String HTTP = ROOT + ".internal.http";
    private static final String CONNECT = ROOT + ".internal.connect";

    private static final DescribedPredicate<JavaClass> OF_THE_LIBRARY = resideInAPackage(ROOT + "..");

    @ArchTest
    static void no_arrow_points_up(JavaClasses library) {
        for (int i = 1; i < LAYERS.size(); i++) {
            noClasses()
                    .that()
                    .resideInAPackage(LAYERS.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(LAYERS.subList(0, i).toArray(String[]::new))
                    .check(library);
        }
    }

    @ArchTest
    static final ArchRule every_package_has_its_layer =
            classes().that(OF_THE_LIBRARY).should().resideInAnyPackage(LAYERS.toArray(String[]::new));

    @ArchTest
    static final ArchRule only_http_and_the_models_know_okhttp = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, HTTP, CONNECT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("okhttp3..");

    @ArchTest
    static final ArchRule http_does_not_know_langchain4js_requests_and_responses = noClasses()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j.model..", "dev.langchain4j.data..", "dev.langchain4j.agent..");

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
            .resideOutsideOfPackage(ROOT + ".quota")
            .or()
            .haveSimpleName("QuotaPermit")
            .or()
            .haveSimpleName("PermitQueue")
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
    static final ArchRule no_class_writes_to_the_console = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

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

    /** An application on Jackson 3 need not know that Jackson 2 is inside. */
    @ArchTest
    static final ArchRule public_signatures_show_nothing_of_jackson = classes()
            .that()
            .resideOutsideOfPackage(ROOT + ".internal..")
            .and()
            .arePublic()
            .should(new SignaturesWithout("com.fasterxml.jackson"));
}
