package cn.yijianshi.rules;

import java.util.Map;
import java.util.Set;

/** The rules of one item in one version. The same values always get the same verdict; nothing is asked elsewhere. */
public interface RuleBook {

    /** Dotted paths it reads, such as {@code form.hyg.area}, to the type it takes them for. */
    Map<String, Kind> reads();

    /** Columns besides outcome, reason, reasonEn, code and basis: values that an approval brings. */
    Map<String, Kind> brings();

    /** Columns of {@link #brings} that some approving row leaves empty. */
    Set<String> sometimesMissing();

    /**
     * Never throws: whatever goes wrong is a verdict for a person.
     *
     * @param values by root: {@code form} and {@code case} nested, {@code fact} nested or with dotted keys
     */
    Verdict decide(Map<String, Map<String, ?>> values);

    /** @throws UnsoundRules naming line and reason of everything that is wrong */
    static RuleBook read(String file, String dmn) {
        return new DmnReader(file, dmn).read();
    }
}
