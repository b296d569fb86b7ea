package cn.yijianshi.department.domain;

/** A certificate that stands for a material of a case (证照复用), as intake knew it when the case was filed. */
public record Presented(
        String material, String certificateId, int version, String kind, String number, String service) {}
