package cn.yijianshi.platform.identifiers;

import java.util.regex.Pattern;

/** 不动产单元代码 (GB/T 37346-2019): the parcel in nineteen characters, what stands on it in nine. No check digit. */
public record RealtyUnitCode(String text) {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{12}[GJZ][ABSXCDEFHGWY][0-9]{5}(W0{8}|[FLQ][0-9]{8})");

    public RealtyUnitCode {
        if (!valid(text)) {
            throw new IllegalArgumentException("Not a real-estate unit code: " + text);
        }
    }

    public static boolean valid(String text) {
        return text != null && SHAPE.matcher(text).matches();
    }

    public String region() {
        return text.substring(0, 6);
    }

    /** 宗地代码. */
    public String parcel() {
        return text.substring(0, 19);
    }

    public boolean isBuilding() {
        return text.charAt(19) == 'F';
    }

    public boolean isBareLand() {
        return text.charAt(19) == 'W';
    }

    /** As it is printed on a title: 350502 001001 GB00001 F00010001. */
    public String grouped() {
        return text.substring(0, 6) + " " + text.substring(6, 12) + " " + text.substring(12, 19) + " "
                + text.substring(19);
    }

    @Override
    public String toString() {
        return text;
    }
}
