package io.slotkeeper.inventory.connector.manual;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.connector.manual.JsonReportBody.JsonFunction;
import io.slotkeeper.inventory.connector.manual.JsonReportBody.JsonHolder;
import io.slotkeeper.inventory.connector.manual.JsonReportBody.JsonHostUse;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Holder;
import io.slotkeeper.inventory.domain.HostUse;
import io.slotkeeper.inventory.domain.HostUseKind;
import io.slotkeeper.inventory.domain.Iommu;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Report;
import io.slotkeeper.inventory.domain.VmId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads the JSON report; how strict it is about unknown members is the object reader's matter. */
final class JsonReports {
    private JsonReports() {}

    static Reading read(String text, ObjectReader json) {
        try {
            JsonReportBody report = json.readValue(text);
            return report == null ? new Reading.NotTheFormat("the body is empty") : new Reading.Read(report(report));
        } catch (Misfit misfit) {
            return Reading.Unreadable.at(misfit.pointer(), misfit.reason());
        } catch (JsonProcessingException e) {
            return new Reading.NotTheFormat(e.getOriginalMessage());
        }
    }

    private static Report report(JsonReportBody body) {
        List<FunctionFacts> functions = each("/functions", body.functions(), JsonReports::function);
        if (functions != null) {
            refuseTwice(functions);
        }
        return new Report(
                functions,
                each("/hostUses", body.hostUses(), JsonReports::hostUse),
                each("/holders", body.holders(), JsonReports::holder),
                new Member("").choiceOrNull("iommu", Iommu.class, body.iommu()));
    }

    private static FunctionFacts function(JsonFunction body, Member member) {
        return JsonFunctions.facts(body, member);
    }

    private static HostUse hostUse(JsonHostUse body, Member member) {
        return new HostUse(
                member.address("address", body.address()),
                member.choice("use", HostUseKind.class, body.use()),
                member.text("detail", body.detail()));
    }

    private static Holder holder(JsonHolder body, Member member) {
        return new Holder(member.address("address", body.address()), new VmId(member.id("vm", body.vm())));
    }

    private static <J, T> @Nullable List<T> each(
            String pointer, @Nullable List<J> bodies, BiFunction<J, Member, T> read) {
        if (bodies == null) {
            return null;
        }
        List<T> all = new ArrayList<>();
        for (J body : bodies) {
            Member member = new Member(pointer + "/" + all.size());
            if (body == null) {
                throw new Misfit(member.pointer(), "null");
            }
            all.add(read.apply(body, member));
        }
        return all;
    }

    private static void refuseTwice(List<FunctionFacts> functions) {
        Set<PciAddress> seen = new HashSet<>();
        for (int i = 0; i < functions.size(); i++) {
            if (!seen.add(functions.get(i).address())) {
                throw new Misfit("/functions/" + i + "/address", "the address is in the report twice");
            }
        }
    }
}
