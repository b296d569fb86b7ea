package cn.yijianshi.intake.preferences.domain;

/** How a person wants to see the pages, on whatever device. */
public record Display(Theme theme, TextSize text) {

    /** AUTO: as the device has it. */
    public enum Theme {
        AUTO,
        LIGHT,
        DARK
    }

    /** LARGE: 适老化. */
    public enum TextSize {
        NORMAL,
        LARGE
    }
}
