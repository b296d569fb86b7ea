package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * @param idNumber identity number of a person, credit code of an enterprise
 * @param share per cent; without meaning where they own jointly
 * @param certificate number of a certificate of one's own; null where one serves all
 */
public record Owner(String name, String idNumber, BigDecimal share, String certificate) {

    public Owner(String name, String idNumber, BigDecimal share) {
        this(name, idNumber, share, null);
    }

    static List<Owner> in(List<Filing.Row> parties) {
        return parties.stream()
                .map(party -> new Owner(
                        party.text("name").orElse(""),
                        party.text("idNumber").or(() -> party.text("uscc")).orElse(""),
                        party.amount("share")))
                .filter(owner -> !owner.name().isEmpty())
                .toList();
    }

    static String names(List<Owner> owners) {
        return owners.stream().map(Owner::name).collect(Collectors.joining("、"));
    }

    /** Old entries may know no number; then the name has to do. */
    boolean is(Owner other) {
        return name.equals(other.name)
                && (idNumber.isEmpty() || other.idNumber.isEmpty() || idNumber.equalsIgnoreCase(other.idNumber));
    }

    /** Who asks must know both; an entry without a number cannot be proved from afar. */
    public boolean isProvedBy(String hisName, String hisNumber) {
        return name.equals(hisName) && !idNumber.isEmpty() && idNumber.equalsIgnoreCase(hisNumber);
    }

    Owner withShare(BigDecimal other) {
        return new Owner(name, idNumber, other, certificate);
    }

    Owner withCertificate(String number) {
        return new Owner(name, idNumber, share, number);
    }
}
