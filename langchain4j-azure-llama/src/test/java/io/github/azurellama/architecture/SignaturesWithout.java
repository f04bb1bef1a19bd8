package io.github.azurellama.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** A user of the class sees no type of that package: not in its supertypes, nor in its public and protected members. */
final class SignaturesWithout extends ArchCondition<JavaClass> {

    private final String forbidden;

    SignaturesWithout(String forbidden) {
        super("show no type of " + forbidden);
        this.forbidden = forbidden;
    }

    @Override
    public void check(JavaClass checked, ConditionEvents events) {
        Stream<JavaType> supertypes = Stream.concat(checked.getSuperclass().stream(), checked.getInterfaces().stream());
        report(checked, checked.getName(), supertypes, events);
        for (JavaMember member : checked.getMembers()) {
            if (member.getModifiers().contains(JavaModifier.PUBLIC)
                    || member.getModifiers().contains(JavaModifier.PROTECTED)) {
                report(checked, member.getFullName(), types(member), events);
            }
        }
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        var code = (JavaCodeUnit) member;
        return Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream());
    }

    private void report(JavaClass checked, String where, Stream<JavaType> types, ConditionEvents events) {
        types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .filter(type -> type.getPackageName().startsWith(forbidden))
                .forEach(type ->
                        events.add(SimpleConditionEvent.violated(checked, where + " shows " + type.getFullName())));
    }
}
