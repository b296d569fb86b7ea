package cn.yijianshi.propertyregistration.domain;

import java.time.LocalDate;
import java.util.List;

/** 不动产权: who owns a unit under which certificate. */
public record Title(
        String number, String unitCode, List<Owner> owners, String coOwn, String cause, LocalDate registeredOn) {

    public Title {
        owners = List.copyOf(owners);
    }

    boolean isHeldBy(List<Owner> parties) {
        return owners.size() == parties.size()
                && owners.stream().allMatch(owner -> parties.stream().anyMatch(owner::is));
    }
}
