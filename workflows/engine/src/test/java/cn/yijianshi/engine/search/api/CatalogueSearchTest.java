package cn.yijianshi.engine.search.api;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.testing.RoomTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** Searching the city's own catalogue and entering it by a doorplate, without a login. */
@RoomTest
@TestPropertySource(properties = "yijianshi.workflows-dir=..")
class CatalogueSearchTest {

    @Autowired
    private MockMvc http;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"cn.yijianshi.engine"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "cn\\.yijianshi\\.engine\\.(persistence\\.MySqlPublished|api\\.CataloguePaths"
                                    + "|(search|places)\\..*(Controller|Index|Files))"))
    static class SearchRooms {
        @Bean
        Catalogue files() {
            return Catalogue.load(Path.of(".."));
        }
    }

    @Test
    void anybody_finds_a_bundle_by_its_name_or_its_initials() throws Exception {
        for (var asked : new String[] {"企业开办", "qykb"}) {
            http.perform(get("/api/catalogue/search").param("q", asked).param("kind", "bundle"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.items[0].kind").value("BUNDLE"))
                    .andExpect(jsonPath("$.items[0].key").value("company_start"))
                    .andExpect(jsonPath("$.items[0].departmentName").isNotEmpty());
        }
    }

    @Test
    void what_people_say_instead_of_the_office_finds_bundle_and_item() throws Exception {
        finds("bundle", "开饭店", "restaurant_open");
        finds("bundle", "拿地就开工", "land_to_start");
        finds("bundle", "买二手房", "home_transfer");
        finds("bundle", "关公司", "company_simple_exit");
        finds("item", "排水证", "drainage_permit");
        finds("item", "查执照", "business_licence_check");
        finds("bundle", "kfd", "restaurant_open");
    }

    private void finds(String kind, String asked, String key) throws Exception {
        http.perform(get("/api/catalogue/search").param("q", asked).param("kind", kind))
                .andExpect(jsonPath("$.items[0].key").value(key));
    }

    @Test
    void an_item_says_in_which_bundles_it_is_done() throws Exception {
        http.perform(get("/api/catalogue/search").param("q", "公章刻制").param("kind", "item"))
                .andExpect(jsonPath("$.items[0].key").value("seal_engraving"))
                .andExpect(jsonPath("$.items[0].bundles", hasItem("company_start")))
                .andExpect(jsonPath("$.items[*].kind", everyItem(is("ITEM"))))
                .andExpect(jsonPath("$.items[0].nameParts[0].hit").value(true));
    }

    @Test
    void the_list_goes_on_page_by_page() throws Exception {
        http.perform(get("/api/catalogue/search").param("limit", "2"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.next").value("2"));
        http.perform(get("/api/catalogue/search").param("limit", "2").param("after", "2"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.next").value("4"));
    }

    @Test
    void a_doorplate_tells_what_can_be_done_there_and_fills_in_where_it_is() throws Exception {
        http.perform(get("/api/catalogue/places/350503002000088"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.kindName").value("商铺、办公用房"))
                .andExpect(jsonPath("$.link", endsWith("/places/350503002000088")))
                .andExpect(jsonPath("$.bundles[*].key", hasItem("company_start")))
                .andExpect(jsonPath("$.bundles[?(@.key == 'company_start')].form['domicile.address']")
                        .value("泉州市丰泽区津淮街88号一层"))
                .andExpect(jsonPath("$.bundles[?(@.key == 'company_start')].region")
                        .value("350503"));
        http.perform(get("/api/catalogue/places/350502001000017"))
                .andExpect(jsonPath("$.bundles[*].key", hasItem("home_transfer")));
        http.perform(get("/api/catalogue/places/none")).andExpect(status().isNotFound());
    }

    @Test
    void a_question_that_cannot_be_one_is_refused() throws Exception {
        http.perform(get("/api/catalogue/search").param("q", "长".repeat(101))).andExpect(status().isBadRequest());
        http.perform(get("/api/catalogue/search").param("kind", "person")).andExpect(status().isBadRequest());
        http.perform(get("/api/catalogue/search").param("after", "-1")).andExpect(status().isBadRequest());
    }
}
