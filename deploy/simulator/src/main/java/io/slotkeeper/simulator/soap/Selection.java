package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import io.slotkeeper.simulator.fleet.Snapshot;
import io.slotkeeper.simulator.vim.ArrayOf;
import io.slotkeeper.simulator.vim.DataObject;
import io.slotkeeper.simulator.vim.ManagedObjects;
import io.slotkeeper.simulator.vim.PropertyPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A PropertyFilterSpec: which objects, and which of their properties.
 *
 * @param properties by type; the paths of all specifications that fit an object's type are joined
 */
record Selection(List<Properties> properties, List<Start> starts) {
    /** PropertySpec. */
    record Properties(String type, boolean all, List<String> paths) {
        static Properties of(Element spec) {
            return new Properties(
                    spec.required("type"),
                    spec.flag("all").orElse(false),
                    spec.all("pathSet").map(Element::text).toList());
        }
    }

    /** ObjectSpec. */
    record Start(MoRef object, boolean skip, List<Step> steps) {
        static Start of(Element spec) {
            MoRef object = spec.ref("obj").orElseThrow(() -> Refused.invalidArgument("specSet.objectSet.obj"));
            return new Start(object, spec.flag("skip").orElse(false), Step.all(spec));
        }
    }

    /** A TraversalSpec; or, with a name only, the SelectionSpec that refers to one. */
    record Step(Optional<String> name, Optional<String> type, String path, boolean skip, List<Step> steps) {
        static List<Step> all(Element parent) {
            return parent.all("selectSet").map(Step::of).toList();
        }

        private static Step of(Element spec) {
            return new Step(
                    spec.child("name").map(Element::text),
                    spec.child("type").map(Element::text),
                    spec.child("path").map(Element::text).orElse(""),
                    spec.flag("skip").orElse(false),
                    all(spec));
        }
    }

    /** Managed objects of the fleet, and of the session: views and filters. */
    interface Finder {
        @Nullable
        DataObject find(Snapshot at, MoRef ref);
    }

    static Selection of(Element spec) {
        return new Selection(
                spec.all("propSet").map(Properties::of).toList(),
                spec.all("objectSet").map(Start::of).toList());
    }

    /**
     * @throws Refused ManagedObjectNotFound: an object to start from is gone
     */
    List<MoRef> objects(Snapshot at, Finder finder) {
        Set<MoRef> selected = new LinkedHashSet<>();
        for (Start start : starts) {
            if (finder.find(at, start.object()) == null) {
                throw Refused.notFound(start.object());
            }
            Map<String, Step> named = new LinkedHashMap<>();
            start.steps().forEach(step -> collectNames(step, named));
            if (!start.skip()) {
                selected.add(start.object());
            }
            new Walk(at, finder, named, selected).from(start.object(), start.steps());
        }
        selected.removeIf(ref -> properties.stream().noneMatch(spec -> ManagedObjects.isA(ref.type(), spec.type())));
        return new ArrayList<>(selected);
    }

    private static void collectNames(Step step, Map<String, Step> named) {
        if (step.type().isPresent()) {
            step.name().ifPresent(name -> named.put(name, step));
        }
        step.steps().forEach(inner -> collectNames(inner, named));
    }

    /** The paths to read of this object, in the order asked for. */
    Set<String> paths(MoRef ref, DataObject object) {
        Set<String> paths = new LinkedHashSet<>();
        for (Properties spec : properties) {
            if (ManagedObjects.isA(ref.type(), spec.type())) {
                if (spec.all()) {
                    object.names().forEach(paths::add);
                } else {
                    paths.addAll(spec.paths());
                }
            }
        }
        return paths;
    }

    /** Follows traversals. The same object is not entered twice by the same step. */
    private record Walk(
            Snapshot at, Finder finder, Map<String, Step> named, Set<MoRef> selected, Map<Step, Set<MoRef>> done) {
        Walk(Snapshot at, Finder finder, Map<String, Step> named, Set<MoRef> selected) {
            this(at, finder, named, selected, new IdentityHashMap<>());
        }

        void from(MoRef ref, List<Step> steps) {
            for (Step given : steps) {
                Step step = given.type().isPresent()
                        ? given
                        : given.name().map(named::get).orElse(null);
                if (step == null) {
                    throw Refused.invalidArgument("selectSet.name");
                }
                boolean fits = step.type()
                        .filter(type -> ManagedObjects.isA(ref.type(), type))
                        .isPresent();
                if (fits && done.computeIfAbsent(step, first -> new HashSet<>()).add(ref)) {
                    follow(ref, step);
                }
            }
        }

        private void follow(MoRef ref, Step step) {
            DataObject object = finder.find(at, ref);
            Object value = object == null ? null : PropertyPath.read(object, step.path());
            if (value instanceof MoRef next) {
                reach(next, step);
            } else if (value instanceof ArrayOf<?> array) {
                array.values().filter(MoRef.class::isInstance).forEach(next -> reach((MoRef) next, step));
            }
        }

        private void reach(MoRef next, Step step) {
            if (!step.skip()) {
                selected.add(next);
            }
            from(next, step.steps());
        }
    }
}
