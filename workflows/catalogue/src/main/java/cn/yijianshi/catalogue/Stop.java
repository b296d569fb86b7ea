package cn.yijianshi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Why this case, or this row of a list, cannot go on here, and the door that is right for it.
 *
 * @param basis what law says so; null where nobody has said
 */
public record Stop(
        String reason,
        String reasonEn,
        String door,
        String doorEn,
        // Left out where there is none: what was published before this was known reads as it did.
        @JsonInclude(JsonInclude.Include.NON_NULL) String basis,
        @JsonInclude(JsonInclude.Include.NON_NULL) String basisEn) {

    public Stop(String reason, String reasonEn, String door, String doorEn) {
        this(reason, reasonEn, door, doorEn, null, null);
    }

    static Stop read(Table table) {
        var reason = table.pair("reason");
        var door = table.pair("door");
        var basis = table.optionalPair("basis");
        return new Stop(reason.zh(), reason.en(), door.zh(), door.en(), basis.zh(), basis.en());
    }
}
