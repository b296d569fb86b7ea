package cn.yijianshi.department.domain;

/** Chinese texts that become part of a record, such as the reason of an automatic refusal. */
public interface Wording {

    String of(Finding finding);

    /** The title printed on a certificate of a kind that the item file does not describe. */
    String certificateTitle(String kind);

    String certificateTitleEn(String kind);
}
