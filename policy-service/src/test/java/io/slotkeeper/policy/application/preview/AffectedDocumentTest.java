package io.slotkeeper.policy.application.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.policy.application.preview.LiveAssignment.Kind;
import io.slotkeeper.policy.application.support.PublishedVersion;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.Rulebook;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.support.Entries;
import io.slotkeeper.policy.domain.verdict.Verdict;
import io.slotkeeper.policy.domain.verdict.VerdictShift;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of an affected assignment. */
class AffectedDocumentTest {

    private static final String TYPE = "slotkeeper.policy.assignment-affected.v1";
    private static final ObjectMapper JSON =
            new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void theExampleIsWhatIsReallyTold() throws JsonProcessingException {
        AffectedDocument told = document(Kind.CLAIM, "CERTIFIED", "BANNED");
        assertThat(JSON.readTree(JSON.writeValueAsString(told)))
                .isEqualTo(ContractFiles.of("policy").example(TYPE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLAIM | CERTIFIED | BANNED | what vm-42 has on esx-07 (0000:06:00.0) would be denied if it were asked for now. Intel-82598 (8086:10c6) is ruled out",
                "TENTATIVE | EXPERIMENTAL | NEAR | what vm-42 waits for on esx-07 (0000:06:00.0) would need a consent or an approval that it did not need.",
                "CLAIM | BANNED | CERTIFIED | would no longer be denied. Nothing was taken away.",
                "CLAIM | NEAR | EXPERIMENTAL | would need a consent or an approval less. Nothing was taken away.",
                "CLAIM | NEAR | NEAR | would be judged as before. Nothing was taken away."
            })
    void theSentenceSaysWhatItMeans(Kind kind, String before, String after, String says) {
        assertThat(document(kind, before, after).message())
                .startsWith("By version 8 of the support list what vm-42 ")
                .contains(says)
                .endsWith(" Nothing was taken away.");
    }

    private static AffectedDocument document(Kind kind, String before, String after) {
        LiveAssignment live = new LiveAssignment(
                "019ab3c0-5a10-7c3e-8a41-5d2f7e9b1c01",
                9,
                "ATTACHED",
                kind,
                "local-requester",
                new Question("default", Given.HOST, Given.VM, List.of(Given.PORT0)));
        PublishedVersion version = new PublishedVersion(8, "sha256:", 1, "local-admin", "audit", 7, null, Given.NOW);
        Affected affected = new Affected(live, VerdictShift.between(judged(before, 7), judged(after, 8)));
        return AffectedDocument.of(affected, version, 7, Given.NOW);
    }

    private static Verdict judged(String tier, int version) {
        return Given.dualPortCard()
                .rulesets(Rulebook.shipped().with(Entries.list(version, "name=Intel-82598 tier=" + tier)))
                .ask(Given.PORT0);
    }
}
