package io.slotkeeper.inventory.connector.vsphere.vim;

import java.util.List;

/** Where a server's services are, and what it is. */
record ServiceContent(
        ManagedObject rootFolder,
        ManagedObject propertyCollector,
        ManagedObject viewManager,
        ManagedObject sessionManager,
        About about) {
    private static final ManagedObject SERVICE = new ManagedObject("ServiceInstance", "ServiceInstance");
    private static final int WORDS = 200;

    /** Asks for it, which every server answers without a login. */
    static ServiceContent of(SoapConnection connection) throws VimException {
        return connection.ask(SERVICE, "RetrieveServiceContent", List.of(), ServiceContent::read);
    }

    private static ServiceContent read(AnswerReader answer) throws VimException {
        if (!answer.child()) {
            throw AnswerReader.unexpected("no service content");
        }
        VimValue content = answer.value();
        return new ServiceContent(
                service(content, "rootFolder"),
                service(content, "propertyCollector"),
                service(content, "viewManager"),
                service(content, "sessionManager"),
                about(content));
    }

    private static About about(VimValue content) throws VimException {
        String apiVersion = said(content, "apiVersion");
        if (apiVersion.isEmpty()) {
            throw AnswerReader.unexpected("a service without a version");
        }
        return new About(
                said(content, "fullName"),
                said(content, "version"),
                said(content, "build"),
                apiVersion,
                said(content, "apiType"),
                said(content, "instanceUuid"));
    }

    private static String said(VimValue content, String member) {
        String text = content.text("about." + member).orElse("");
        return text.substring(0, Math.min(text.length(), WORDS));
    }

    private static ManagedObject service(VimValue content, String name) throws VimException {
        return content.child(name)
                .flatMap(VimValue::reference)
                .orElseThrow(() -> AnswerReader.unexpected("a service without " + name));
    }
}
