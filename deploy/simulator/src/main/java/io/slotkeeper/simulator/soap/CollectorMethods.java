package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.Fleet;
import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import io.slotkeeper.simulator.fleet.Snapshot;
import io.slotkeeper.simulator.soap.Collector.Page;
import io.slotkeeper.simulator.soap.Collector.Selected;
import io.slotkeeper.simulator.soap.Collector.UpdateSet;
import io.slotkeeper.simulator.soap.Method.Answer;
import io.slotkeeper.simulator.vim.DataObject;
import io.slotkeeper.simulator.vim.ManagedObjects;
import io.slotkeeper.simulator.vim.PropertyPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PropertyCollector: retrieving in pages, and waiting for updates without polling. */
final class CollectorMethods {
    /** What a real server waits when the client names no time. */
    private static final int LONGEST_WAIT_SECONDS = 1800;

    private final Fleet fleet;
    private final Privileges privileges;
    private final Settings settings;

    CollectorMethods(Fleet fleet, Privileges privileges, Settings settings) {
        this.fleet = fleet;
        this.privileges = privileges;
        this.settings = settings;
    }

    /** The methods that end in Ex came with API 4.1; a 4.0 server has only the older ones. */
    Map<String, Method> all() {
        Map<String, Method> methods = new HashMap<>(Map.of(
                "Fetch", this::fetch,
                "RetrieveProperties", this::retrieveProperties,
                "CreateFilter", this::createFilter,
                "DestroyPropertyFilter", this::destroyFilter,
                "WaitForUpdates", call -> waitForUpdates(call, LONGEST_WAIT_SECONDS),
                "CheckForUpdates", call -> waitForUpdates(call, 0),
                "CancelWaitForUpdates", this::cancel));
        if (fleet.now().apiVersion().atLeast("4.1")) {
            methods.putAll(Map.of(
                    "RetrievePropertiesEx", this::retrievePropertiesEx,
                    "ContinueRetrievePropertiesEx", this::continueRetrieve,
                    "CancelRetrievePropertiesEx", this::cancelRetrieve,
                    "WaitForUpdatesEx", this::waitForUpdatesEx,
                    "CreatePropertyCollector", this::createCollector,
                    "DestroyPropertyCollector", this::destroyCollector));
        }
        return methods;
    }

    private static Collector collector(Call call) {
        return call.session().collector(call.target());
    }

    // ---- retrieving ----

    /** One property of any object: not in the WSDL, but what VMware's own Python client reads with. */
    private Answer fetch(Call call) {
        String path = call.request().required("prop");
        DataObject object = call.session().find(fleet.now(), call.target());
        if (object == null) {
            throw Refused.notFound(call.target());
        }
        privileges.missing(call.target(), path).ifPresent(refused -> {
            throw refused;
        });
        Object value = PropertyPath.read(object, path);
        return value == null ? Answer.NOTHING : out -> out.any("returnval", value);
    }

    private Answer retrieveProperties(Call call) {
        collector(call);
        Snapshot at = fleet.now();
        List<Content> contents = contents(call.session(), at, selected(call, at));
        return out -> contents.forEach(content -> content.write(out, "returnval"));
    }

    private Answer retrievePropertiesEx(Call call) {
        Snapshot at = fleet.now();
        Optional<Integer> given = call.request().child("options").flatMap(options -> options.number("maxObjects"));
        int pageSize =
                given.filter(size -> size > 0 && !settings.pagingIgnored()).orElse(Integer.MAX_VALUE);
        return page(call, at, selected(call, at), pageSize);
    }

    private Answer continueRetrieve(Call call) {
        Page page = collector(call).take(call.request().required("token"));
        return page(call, fleet.now(), page.left(), page.pageSize());
    }

    private Answer cancelRetrieve(Call call) {
        collector(call).take(call.request().required("token"));
        return Answer.NOTHING;
    }

    private List<Selected> selected(Call call, Snapshot at) {
        collector(call);
        List<Selected> all = new ArrayList<>();
        call.request().all("specSet").map(Selection::of).forEach(selection -> selection
                .objects(at, call.session()::find)
                .forEach(ref -> all.add(new Selected(ref, selection))));
        return all;
    }

    private Answer page(Call call, Snapshot at, List<Selected> all, int pageSize) {
        int size = Math.min(pageSize, all.size());
        List<Content> contents = contents(call.session(), at, all.subList(0, size));
        String token = size < all.size()
                ? collector(call).keep(new Page(List.copyOf(all.subList(size, all.size())), pageSize))
                : null;
        if (contents.isEmpty() && token == null) {
            return Answer.NOTHING;
        }
        return out -> {
            out.start("returnval");
            out.field("token", token);
            contents.forEach(content -> content.write(out, "objects"));
            out.end("returnval");
        };
    }

    /** ObjectContent. */
    private record Content(MoRef ref, Map<String, Object> values, Map<String, Refused> missing) {
        void write(XmlOut out, String element) {
            out.start(element);
            out.field("obj", ref);
            values.forEach((path, value) -> {
                out.start("propSet");
                out.field("name", path);
                out.any("val", value);
                out.end("propSet");
            });
            writeMissing(out, missing);
            out.end(element);
        }
    }

    private static void writeMissing(XmlOut out, Map<String, Refused> missing) {
        missing.forEach((path, reason) -> out.field(
                "missingSet",
                DataObject.of("MissingProperty").with("path", path).with("fault", ManagedObjects.localized(reason))));
    }

    /** Objects that went away since they were selected are left out, as a later page of a real server leaves them. */
    private List<Content> contents(Session session, Snapshot at, List<Selected> selected) {
        List<Content> contents = new ArrayList<>();
        for (Selected each : selected) {
            DataObject object = session.find(at, each.ref());
            if (object != null) {
                contents.add(content(each, object));
            }
        }
        return contents;
    }

    private Content content(Selected each, DataObject object) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Refused> missing = new LinkedHashMap<>();
        for (String path : each.selection().paths(each.ref(), object)) {
            Optional<Refused> refused = privileges.missing(each.ref(), path);
            if (refused.isPresent()) {
                missing.put(path, refused.get());
                continue;
            }
            Object value = PropertyPath.read(object, path);
            if (value != null) {
                values.put(path, value);
            }
        }
        return new Content(each.ref(), values, missing);
    }

    // ---- waiting ----

    /** partialUpdates is ignored: what changed is always sent as a whole property. */
    private Answer createFilter(Call call) {
        Collector collector = collector(call);
        Element spec = call.request().child("spec").orElseThrow(() -> Refused.invalidArgument("spec"));
        Selection selection = Selection.of(spec);
        Snapshot at = fleet.now();
        List<Selected> oneOfEachType = selection.objects(at, call.session()::find).stream()
                .collect(Collectors.toMap(MoRef::type, ref -> ref, (first, later) -> first))
                .values()
                .stream()
                .map(ref -> new Selected(ref, selection))
                .toList();
        contents(call.session(), at, oneOfEachType); // an unknown path is refused now, not while waiting
        return Answer.returning(collector.addFilter(selection));
    }

    private Answer destroyFilter(Call call) {
        call.session().destroyFilter(call.target());
        return Answer.NOTHING;
    }

    private Answer createCollector(Call call) {
        collector(call);
        return Answer.returning(call.session().addCollector());
    }

    private Answer destroyCollector(Call call) {
        if (call.target().equals(Session.DEFAULT_COLLECTOR)) {
            throw Refused.invalidArgument("_this");
        }
        call.session().removeCollector(call.target());
        return Answer.NOTHING;
    }

    private Answer cancel(Call call) {
        collector(call).cancel();
        fleet.wake();
        return Answer.NOTHING;
    }

    private Answer waitForUpdatesEx(Call call) throws InterruptedException {
        int seconds = option(call, "maxWaitSeconds").orElse(LONGEST_WAIT_SECONDS);
        if (seconds < 0) {
            throw Refused.invalidArgument("options.maxWaitSeconds");
        }
        return waitForUpdates(call, seconds);
    }

    private static Optional<Integer> option(Call call, String name) {
        return call.request().child("options").flatMap(options -> options.number(name));
    }

    private Answer waitForUpdates(Call call, int seconds) throws InterruptedException {
        Collector collector = collector(call);
        String known = call.request().child("version").map(Element::text).orElse("");
        int most = Math.min(option(call, "maxObjectUpdates").orElse(Integer.MAX_VALUE), settings.updatesAtMost());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        int cancellations = collector.cancellations();
        while (true) {
            Snapshot at = fleet.now();
            UpdateSet updates = collector.updates(known, most, at, privileges);
            if (!updates.isEmpty()) {
                return out -> write(updates, out);
            }
            fleet.await(
                    at.version(),
                    deadline,
                    () -> !call.session().isOpen() || collector.cancellations() != cancellations);
            if (!call.session().isOpen()) {
                throw Sessions.notAuthenticated(call.target());
            }
            if (collector.cancellations() != cancellations) {
                throw new Refused("RequestCanceled", "The request was canceled by a user.");
            }
            if (fleet.now().version() <= at.version()) {
                return Answer.NOTHING;
            }
        }
    }

    private static void write(UpdateSet set, XmlOut out) {
        out.start("returnval");
        out.field("version", Long.toString(set.version()));
        set.byFilter().forEach((filter, updates) -> {
            out.start("filterSet");
            out.field("filter", filter);
            updates.forEach(update -> write(update, out));
            out.end("filterSet");
        });
        if (set.truncated()) {
            out.field("truncated", true);
        }
        out.end("returnval");
    }

    private static void write(ObjectUpdate update, XmlOut out) {
        out.start("objectSet");
        out.field("kind", update.kind().name().toLowerCase(Locale.ROOT));
        out.field("obj", update.ref());
        update.changes().forEach((path, value) -> write(path, value, out));
        writeMissing(out, update.missing());
        out.end("objectSet");
    }

    private static void write(String path, @Nullable Object value, XmlOut out) {
        out.start("changeSet");
        out.field("name", path);
        out.field("op", "assign");
        if (value != null) {
            out.any("val", value);
        }
        out.end("changeSet");
    }
}
