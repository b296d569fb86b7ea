package cn.yijianshi.intake.ratings.api;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param callBackWithin so many working days to call somebody back who gave a bad rating (回访)
 * @param fixWithin so many to put right what he complained about (整改)
 * @param tags what may be said with one touch, by level
 */
@ConfigurationProperties("yijianshi.intake.ratings")
record RatingSettings(
        @DefaultValue("1") int callBackWithin,
        @DefaultValue("15") int fixWithin,
        Map<Integer, List<Tag>> tags) {

    record Tag(String key, String name, String nameEn) {}

    RatingSettings {
        tags = tags == null ? Map.of() : tags;
    }

    Limit callBack() {
        return new Limit(callBackWithin, LimitUnit.WORKING_DAY);
    }

    Limit fix() {
        return new Limit(fixWithin, LimitUnit.WORKING_DAY);
    }
}
