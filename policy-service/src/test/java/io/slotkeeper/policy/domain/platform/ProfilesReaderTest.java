package io.slotkeeper.policy.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.policy.domain.Rulebook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PlatformProfiles SHIPPED = Rulebook.shipped().platformProfiles();

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(read(shipped(), 9)).isEqualTo(new ProfilesReading.Read(withNumber(SHIPPED, 9)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "gone",
            value = {
                "/profiles/1/id | \"ESX 4\" | must be of lower-case letters",
                "/profiles/1/id | \"esx-3.5\" | is the id of another profile too",
                "/profiles/1/platforms/0 | \"OTHER\" | must be one of ESX, ESXI, KVM",
                "/profiles/1/platforms | [] | must have from 1 to 3 items",
                "/profiles/1/versions/from | \"four\" | must be a version",
                "/profiles/1/versions | {\"from\":\"4.0\",\"before\":\"3.0\"} | from must come before before",
                "/profiles/1/versions | {\"from\":\"3.9\",\"before\":\"4.1\"} | overlaps with /profiles/0 (esx-3.5)",
                "/profiles/1/versions | {\"from\":null,\"before\":\"3.6\"} | overlaps with /profiles/0 (esx-3.5)",
                "/profiles/1/kinds/DYNAMIC | gone | is missing",
                "/profiles/1/kinds/DYNAMIC | 7 | must be an object",
                "/profiles/1/kinds/DVX | {} | there is no such member",
                "/profiles/1/kinds/FIXED/limit/max | 2.5 | must be a whole number from 0 to 100000",
                "/profiles/1/kinds/FIXED/limit/max | \"2\" | must be a whole number",
                "/profiles/1/kinds/FIXED/limit/source | gone | is missing",
                "/profiles/1/kinds/FIXED/limit/source | \" \" | must be a text that is not blank",
                "/profiles/1/kinds/FIXED/limit/disputed | {\"max\":2,\"note\":\"x\"} | must be lower",
                "/profiles/1/kinds/FIXED/limit/byHardware/0/max | gone | is missing",
                "/profiles/1/kinds/FIXED/limit/byHardware/0/fromHardware | 7 | two rows of one virtual hardware",
                "/profiles/1/kinds/FIXED/hardware/version | 0 | must be a whole number from 1 to 1000",
                "/profiles/1/kinds/FIXED/features/VMOTION | gone | is missing",
                "/profiles/1/kinds/FIXED/features/DRS | {\"fate\":\"LOST\"} | there is no such member",
                "/profiles/1/kinds/FIXED/features/VMOTION/fate | \"MAYBE\" | must be one of LOST, LIMITED, KEPT, UNKNOWN",
                "/profiles/1/kinds/FIXED/features/VMOTION/source | gone | is missing",
                "/profiles/1/kinds/FIXED/features/VMOTION/takenForLost | true | is only for a fate that is unknown",
                "/profiles/1/kinds/FIXED/features/VMOTION/takenForLost | 1 | must be true or false",
                "/profiles/3/exceptions/0/condition | \"RAIN\" | must be one of VM_FEX",
                "/profiles/3/exceptions/0/note | gone | is missing",
                "/profiles/1/contextChange | gone | is missing; it must be one of",
                "/profiles/1/reservation | \"NO\" | must be one of REQUIRED",
                "/profiles/1/source | \"a\\nb\" | must be one line",
                "/profiles | 7 | must be an array",
                "/guides/ESX | \"javascript:alert(1)\" | must be a web address",
                "/colour | 1 | there is no such member"
            })
    void everyWrongPlaceIsNamed(String path, String value, String message) throws Exception {
        ObjectNode document = shipped();
        int last = path.lastIndexOf('/');
        JsonNode parent = last == 0 ? document : document.at(path.substring(0, last));
        String member = path.substring(last + 1);
        JsonNode is = value == null ? null : JSON.readTree(value);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(member), is);
        } else if (is == null) {
            ((ObjectNode) parent).remove(member);
        } else {
            ((ObjectNode) parent).set(member, is);
        }
        List<ProfileFault> faults = ((ProfilesReading.Refused) read(document, 2)).faults();
        assertThat(faults)
                .anySatisfy(fault -> assertThat(fault.message()).contains(message))
                .anySatisfy(fault -> assertThat(fault.path())
                        .startsWith(path.contains("fromHardware") ? path.substring(0, path.indexOf("/0/")) : path));
    }

    @Test
    void anythingThatIsNoDocumentIsRefused() {
        for (Object nonsense : new Object[] {null, 7, "profiles", List.of()}) {
            assertThat(ProfilesReader.read(nonsense, 1)).isInstanceOf(ProfilesReading.Refused.class);
        }
    }

    @Test
    void faultsAreToldInBounds() {
        ObjectNode document = shipped();
        for (JsonNode profile : document.get("profiles")) {
            for (JsonNode kind : profile.get("kinds")) {
                ((ObjectNode) kind.get("features")).removeAll();
            }
        }
        assertThat(((ProfilesReading.Refused) read(document, 2)).faults()).hasSize(200);
    }

    private static ProfilesReading read(ObjectNode document, int number) {
        return ProfilesReader.read(JSON.convertValue(document, Object.class), number);
    }

    private static ObjectNode shipped() {
        return JSON.valueToTree(SHIPPED);
    }

    private static PlatformProfiles withNumber(PlatformProfiles profiles, int number) {
        return new PlatformProfiles(number, profiles.guides(), profiles.profiles());
    }
}
