package cn.yijianshi.department;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param undoWindow how long an officer may take his decision back; zero: every decision takes effect at once */
@ConfigurationProperties("yijianshi")
public record DecisionSettings(@DefaultValue("30s") Duration undoWindow) {

    public DecisionSettings {
        if (undoWindow.isNegative()) {
            throw new IllegalArgumentException("yijianshi.undo-window is a time that passes, such as 30s");
        }
    }
}
