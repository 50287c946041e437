package io.slotkeeper.faults.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.faults.plant.Plant;
import io.slotkeeper.faults.plant.Plants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Looks every place up in the compiled services: whoever renames one hears of it here and not in a drill that tests nothing. */
class BindingsTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("repository.root"));
    static final List<Binding> ALL = Bindings.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void everyPlaceIsInTheServices(Binding binding) throws IOException {
        try (ClassFileLocator classes = classes(binding.module())) {
            TypePool.Resolution found = TypePool.Default.of(classes).describe(binding.type());
            assertThat(found.isResolved())
                    .as("%s in %s", binding.type(), binding.module())
                    .isTrue();
            assertThat(binding.isIn(found.resolve())).as(binding.place()).isTrue();
        }
    }

    @Test
    void aMethodThatIsNotThereIsMissed() throws IOException {
        Binding binding = new Binding(
                "p",
                Binding.Kind.CRASH,
                "messaging",
                "io.slotkeeper.messaging.Inbox",
                "renamed",
                2,
                "",
                Crash.AtExit.class);
        try (ClassFileLocator classes = classes("messaging")) {
            TypeDescription inbox =
                    TypePool.Default.of(classes).describe(binding.type()).resolve();
            assertThat(binding.isIn(inbox)).isFalse();
        }
    }

    @Test
    void everyPlantInCodeHasItsPlace() {
        Set<String> bugs = Bindings.ALL.stream()
                .filter(binding -> binding.kind() == Binding.Kind.BUG)
                .map(Binding::point)
                .collect(Collectors.toSet());
        assertThat(Plants.all().stream().filter(Plant::isInCode).map(Plant::name))
                .containsExactlyInAnyOrderElementsOf(bugs);
    }

    private static ClassFileLocator classes(String module) {
        return new ClassFileLocator.Compound(
                new ClassFileLocator.ForFolder(
                        REPOSITORY.resolve(module).resolve("target/classes").toFile()),
                ClassFileLocator.ForClassLoader.ofSystemLoader());
    }
}
