package cn.yijianshi.engine.supervision.api;

import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.engine.domain.Published;
import org.springframework.stereotype.Component;

/** What departments and items are called. */
@Component
class Names {

    private final Published published;

    Names(Published published) {
        this.published = published;
    }

    String department(String key) {
        return published.departments().stream()
                .filter(department -> department.key().equals(key))
                .map(Department::name)
                .findFirst()
                .orElse(key);
    }

    String item(String key) {
        return published.item(key).map(Item::name).orElse(key);
    }
}
