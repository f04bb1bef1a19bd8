package io.github.azurellama.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;

/** A class lies in a package with that annotation. */
final class PackageAnnotation extends ArchCondition<JavaClass> {

    private final Class<? extends Annotation> annotation;

    PackageAnnotation(Class<? extends Annotation> annotation) {
        super("lie in a package that is @" + annotation.getSimpleName());
        this.annotation = annotation;
    }

    @Override
    public void check(JavaClass checked, ConditionEvents events) {
        boolean annotated = checked.getPackage().isAnnotatedWith(annotation);
        events.add(new SimpleConditionEvent(
                checked, annotated, checked.getPackageName() + " of " + checked.getSimpleName()));
    }
}
