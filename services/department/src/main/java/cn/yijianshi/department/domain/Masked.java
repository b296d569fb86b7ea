package cn.yijianshi.department.domain;

/** Names as strangers and lists may see them: enough to recognise, too little to learn. */
public final class Masked {

    private Masked() {}

    /** 张三丰 becomes 张*丰; a company keeps two characters at either end. */
    public static String name(String name) {
        return cn.yijianshi.platform.papers.Masked.name(name);
    }
}
