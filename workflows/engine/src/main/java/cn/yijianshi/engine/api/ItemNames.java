package cn.yijianshi.engine.api;

import cn.yijianshi.engine.domain.Published;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Items by the names that the caller reads. */
@Component
public class ItemNames {

    private final Published published;

    ItemNames(Published published) {
        this.published = published;
    }

    /** The name in the caller's language; the key of an item that was never published here. */
    public String of(String item) {
        boolean english = "en".equals(LocaleContextHolder.getLocale().getLanguage());
        return published
                .item(item)
                .map(known -> english ? known.nameEn() : known.name())
                .orElse(item);
    }
}
