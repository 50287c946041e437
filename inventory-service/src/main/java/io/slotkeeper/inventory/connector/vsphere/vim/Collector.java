package io.slotkeeper.inventory.connector.vsphere.vim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A server's property collector: what it is asked for, and how it answers in pages. Each type is asked for by itself, so
 * that a path that is refused belongs to that type.
 */
final class Collector {
    private final SoapConnection connection;
    private final ServiceContent content;
    private final Limits limits;
    private final UnknownPaths unknown = new UnknownPaths();
    private boolean classic;

    /** @param classic whether the server is older than API 4.1, which brought pages and waits of limited length */
    Collector(SoapConnection connection, ServiceContent content, Limits limits, boolean classic) {
        this.connection = connection;
        this.content = content;
        this.limits = limits;
        this.classic = classic;
    }

    boolean classic() {
        return classic;
    }

    void readAll(PropertySet wanted, int pageSize, Consumer<ObjectUpdate> each) throws VimException {
        ManagedObject view = createView(wanted.type());
        try {
            readPages(wanted, view, pageSize, each);
        } finally {
            destroyView(view);
        }
    }

    /** A view of all objects of that type below the root folder. */
    ManagedObject createView(String type) throws VimException {
        return connection.ask(
                content.viewManager(),
                "CreateContainerView",
                List.of(
                        VimValue.ofReference("container", content.rootFolder()),
                        VimValue.ofText("type", type),
                        VimValue.ofText("recursive", "true")),
                Collector::reference);
    }

    void destroyView(ManagedObject view) {
        connection.tell(view, "DestroyView", List.of());
    }

    /** Makes the collector report changes of the objects in a view. */
    ManagedObject createFilter(PropertySet wanted, ManagedObject view) throws VimException {
        return unknown.without(
                wanted,
                known -> connection.ask(
                        content.propertyCollector(),
                        "CreateFilter",
                        List.of(spec("spec", known, view), VimValue.ofText("partialUpdates", "false")),
                        Collector::reference));
    }

    void destroyFilter(ManagedObject filter) {
        connection.tell(filter, "DestroyPropertyFilter", List.of());
    }

    /** Paths of a type that this server turned out not to have. */
    List<String> unknownOf(String type) {
        return unknown.of(type);
    }

    private void readPages(PropertySet wanted, ManagedObject view, int pageSize, Consumer<ObjectUpdate> each)
            throws VimException {
        Page page = new Page(wanted.type(), each);
        try {
            unknown.without(wanted, known -> firstPage(known, view, pageSize, page));
            Set<String> used = new HashSet<>();
            for (String token = page.token; token != null; token = page.token) {
                if (!used.add(token) || used.size() > limits.rounds()) {
                    throw AnswerReader.unexpected("pages without end");
                }
                List<VimValue> arguments = List.of(VimValue.ofText("token", token));
                ask("ContinueRetrievePropertiesEx", arguments, page::read);
            }
        } catch (RuntimeException e) {
            page.cancel();
            throw e;
        }
    }

    private Page firstPage(PropertySet known, ManagedObject view, int pageSize, Page page) throws VimException {
        VimValue spec = spec("specSet", known, view);
        if (!classic) {
            try {
                VimValue pages = VimValue.ofMembers("options", VimValue.ofText("maxObjects", String.valueOf(pageSize)));
                return ask("RetrievePropertiesEx", List.of(spec, pages), page::read);
            } catch (VimException e) {
                if (!SoapFault.is("MethodNotFound", e)) {
                    throw e;
                }
                classic = true;
            }
        }
        return ask("RetrieveProperties", List.of(spec), page::readUnpaged);
    }

    private <T> T ask(String method, List<VimValue> arguments, SoapConnection.Reading<T> reading) throws VimException {
        return connection.ask(content.propertyCollector(), method, arguments, reading);
    }

    private static VimValue spec(String name, PropertySet wanted, ManagedObject view) {
        List<VimValue> properties = new ArrayList<>();
        properties.add(VimValue.ofText("type", wanted.type()));
        properties.add(VimValue.ofText("all", "false"));
        wanted.paths().forEach(path -> properties.add(VimValue.ofText("pathSet", path)));
        VimValue members = new VimValue(
                "selectSet",
                "TraversalSpec",
                "",
                List.of(
                        VimValue.ofText("name", "members"),
                        VimValue.ofText("type", "ContainerView"),
                        VimValue.ofText("path", "view"),
                        VimValue.ofText("skip", "false")));
        return VimValue.ofMembers(
                name,
                new VimValue("propSet", null, "", properties),
                VimValue.ofMembers(
                        "objectSet", VimValue.ofReference("obj", view), VimValue.ofText("skip", "true"), members));
    }

    private static ManagedObject reference(AnswerReader answer) throws VimException {
        if (!answer.child()) {
            throw AnswerReader.unexpected("no reference to what was created");
        }
        return answer.reference();
    }

    /** The page that is being read, and the token of the one after it. */
    private final class Page {
        private final String type;
        private final Consumer<ObjectUpdate> each;
        private @Nullable String token;

        Page(String type, Consumer<ObjectUpdate> each) {
            this.type = type;
            this.each = each;
        }

        Page read(AnswerReader answer) throws VimException {
            token = null;
            while (answer.child()) {
                readResult(answer);
            }
            return this;
        }

        private void readResult(AnswerReader answer) throws VimException {
            while (answer.child()) {
                switch (answer.name()) {
                    case "token" -> token = answer.text();
                    case "objects" -> each.accept(Updates.retrieved(answer.value(), unknown.of(type)));
                    default -> answer.skip();
                }
            }
        }

        Page readUnpaged(AnswerReader answer) throws VimException {
            while (answer.child()) {
                each.accept(Updates.retrieved(answer.value(), unknown.of(type)));
            }
            return this;
        }

        /** The consumer wants no more: the server need not keep the rest. */
        void cancel() {
            Optional.ofNullable(token)
                    .ifPresent(rest -> connection.tell(
                            content.propertyCollector(),
                            "CancelRetrievePropertiesEx",
                            List.of(VimValue.ofText("token", rest))));
        }
    }
}
