package cn.yijianshi.catalogue;

/** Why this case, or this row of a list, cannot go on here, and the door that is right for it. */
public record Stop(String reason, String reasonEn, String door, String doorEn) {

    static Stop read(Table table) {
        var reason = table.pair("reason");
        var door = table.pair("door");
        return new Stop(reason.zh(), reason.en(), door.zh(), door.en());
    }
}
