package cn.yijianshi.intake.drafts;

import static cn.yijianshi.intake.SampleBundles.field;
import static cn.yijianshi.intake.SampleBundles.option;
import static cn.yijianshi.intake.SampleBundles.question;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Decision;
import cn.yijianshi.catalogue.Effects;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Fee;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.ItemKind;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.LimitVariant;
import cn.yijianshi.catalogue.Material;
import cn.yijianshi.catalogue.MaterialSource;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.Question;
import cn.yijianshi.catalogue.Stop;
import cn.yijianshi.intake.SampleBundles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 开店: a shop with a sign only if wanted; the second version asks otherwise in every way a version can. */
public record ShopBundle(String key) {

    public String shop() {
        return key + "_shop";
    }

    public String sign() {
        return key + "_sign";
    }

    public void first(SampleBundles bundles) {
        bundles.publish(
                bundle(1, question("kind", "经营什么", "What do you sell?", food(), tea())),
                item(shop(), 1, firstFields(), firstMaterials()),
                item(sign(), 1, List.of(text("sign.text", true)), List.of()));
    }

    public void second(SampleBundles bundles) {
        bundles.publish(
                bundle(
                        2,
                        question("kind", "经营什么", "What do you sell?", food()),
                        question("size", "面积多大", "How large?", option("small", "小", "Small", Effects.NONE))),
                item(shop(), 2, secondFields(), secondMaterials()),
                item(sign(), 1, List.of(text("sign.text", true)), List.of()));
    }

    private Bundle bundle(int version, Question... more) {
        var questions = new ArrayList<>(List.of(more));
        questions.add(question(
                "sign",
                "要招牌吗",
                "A sign?",
                option("yes", "要", "Yes", new Effects(List.of(sign()), null, null, null, null, null)),
                option("no", "不要", "No", Effects.NONE)));
        return new Bundle(
                key,
                version,
                "开店",
                "A shop",
                "开店",
                "A shop",
                "market-regulation",
                new Limit(1, LimitUnit.WORKING_DAY),
                questions,
                List.of(new Node(shop(), false, FailurePolicy.STOP_ALL), new Node(sign(), true, FailurePolicy.IGNORE)),
                List.of());
    }

    private static cn.yijianshi.catalogue.Option food() {
        return option("food", "食品", "Food", Effects.NONE);
    }

    private static cn.yijianshi.catalogue.Option tea() {
        return option(
                "arms",
                "枪支",
                "Arms",
                new Effects(
                        null, null, null, null, new Stop("不在此办理。", "Not here.", "请到公安机关。", "Ask the police."), null));
    }

    private static List<Field> firstFields() {
        return List.of(
                text("shop.name", true),
                text("shop.note", false),
                text("shop.old", false),
                text("shop.area", false),
                text("shop.phone", false),
                field("shop.owners", "业主", "Owners", FieldType.LIST, true)
                        .rows(text("name", true), text("code", false))
                        .build(),
                field("declare.truth", "承诺", "I declare", FieldType.BOOLEAN, true)
                        .check("AGREED")
                        .build());
    }

    private static List<Field> secondFields() {
        return List.of(
                field("shop.name", "shop.name", "shop.name", FieldType.TEXT, true)
                        .pattern("[\\u4e00-\\u9fa5]{2,20}")
                        .build(),
                text("shop.note", true),
                field("shop.area", "shop.area", "shop.area", FieldType.DECIMAL, false)
                        .build(),
                text("shop.phone", false),
                text("shop.street", true),
                field("shop.owners", "业主", "Owners", FieldType.LIST, true)
                        .rows(
                                text("name", true),
                                field("code", "code", "code", FieldType.TEXT, false)
                                        .check("USCC")
                                        .build())
                        .build(),
                field("declare.truth", "承诺", "I declare", FieldType.BOOLEAN, true)
                        .check("AGREED")
                        .build());
    }

    private static List<Material> firstMaterials() {
        return List.of(
                material("lease", "租赁合同", MaterialSource.UPLOAD, true),
                material("promise", "承诺书", MaterialSource.COMMITMENT, true),
                material("photo", "照片", MaterialSource.UPLOAD, false));
    }

    private static List<Material> secondMaterials() {
        return List.of(
                material("lease", "租赁合同", MaterialSource.UPLOAD, true),
                material("promise", "承诺书", MaterialSource.COMMITMENT, true),
                material("map", "平面图", MaterialSource.UPLOAD, true));
    }

    private static Material material(String key, String name, MaterialSource source, boolean required) {
        return new Material(key, name, name, source, required, null, null);
    }

    private static Field text(String key, boolean required) {
        return field(key, key, key, FieldType.TEXT, required).build();
    }

    private static Item item(String key, int version, List<Field> fields, List<Material> materials) {
        return new Item(
                key,
                version,
                key,
                key,
                "market-regulation",
                ItemKind.LICENCE,
                List.of(),
                new Limit(4, LimitUnit.WORKING_HOUR),
                new Limit(3, LimitUnit.WORKING_DAY),
                List.of(new LimitVariant(
                        Map.of("sign", List.of("yes")), Map.of(), new Limit(8, LimitUnit.WORKING_HOUR))),
                Decision.OFFICER,
                fields,
                materials,
                null,
                null,
                null,
                List.of(new Fee(
                        "paint", "油漆费", "Paint", BigDecimal.TEN, "元", "CNY", Map.of("sign", List.of("yes")), "收费标准")),
                null);
    }
}
