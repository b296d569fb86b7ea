package cn.yijianshi.catalogue;

/** Why this case cannot go on here, and the door that is right for it. */
public record Stop(String reason, String reasonEn, String door, String doorEn) {}
