package io.slotkeeper.inventory.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.messaging.problem.Problems;
import java.util.Map;

/** Every refusal of this API that is not the framework's own: stable code, status and title. */
enum ProblemCode {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    HOST_UNKNOWN("host-unknown", 404, "Nobody registered this host"),
    VM_UNKNOWN("vm-unknown", 404, "Nobody described this virtual machine"),
    SOURCE_UNKNOWN("source-unknown", 404, "Nobody set this source up"),
    SOURCE_EXISTS("source-exists", 409, "There is a source of this id"),
    SOURCE_BUSY("source-busy", 409, "This server is being tried already"),
    PRECONDITION_FAILED("precondition-failed", 412, "It is not at the revision that you saw"),
    HOST_WATCHED("host-watched", 409, "A source is connected to this host"),
    HOST_CLAIMED("host-claimed", 409, "Functions of this host are held"),
    BAD_REPORT("bad-report", 422, "The report cannot be understood, so nothing of it was taken"),
    TOO_MANY_FUNCTIONS("too-many-functions", 422, "The host would have too many functions"),
    SOURCE_MANAGED("source-managed", 422, "Nobody reports in the name of this source"),
    LIST_FIRST("list-first", 422, "The functions were not listed yet"),
    BAD_PCI_IDS("bad-pci-ids", 422, "This is no pci.ids file, so nothing was changed"),
    PCI_IDS_SHRUNK("pci-ids-shrunk", 422, "The file has far less than the one in force, so nothing was changed"),
    TOO_MANY_SOURCES("too-many-sources", 422, "The host would have too many sources");

    private final String code;
    private final int status;
    private final String title;

    ProblemCode(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    String code() {
        return code;
    }

    HttpProblem problem(String detail) {
        return Problems.of(code, status, title, detail);
    }

    HttpProblem problem(String detail, Map<String, Object> members) {
        return Problems.of(code, status, title, detail, members);
    }
}
