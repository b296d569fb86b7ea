package cn.yijianshi.intake;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Commitment;
import cn.yijianshi.catalogue.Decision;
import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.EdgeKind;
import cn.yijianshi.catalogue.Effects;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Fee;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldOption;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.ItemKind;
import cn.yijianshi.catalogue.LegalBasis;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.Material;
import cn.yijianshi.catalogue.MaterialSource;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.Option;
import cn.yijianshi.catalogue.Question;
import cn.yijianshi.catalogue.Section;
import cn.yijianshi.catalogue.Stop;
import cn.yijianshi.intake.domain.Bundles;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A small catalogue: 企业开办 with one item of three departments; a seal only if asked for, foreigners elsewhere. */
@Primary
@Component
public class SampleBundles implements Bundles {

    public static final Section NAME = new Section("name", "企业名称", "Company name", 1);
    public static final Section PEOPLE = new Section("people", "人员信息", "People", 2);

    private static final Material ARTICLES =
            new Material("articles", "章程", "Articles", MaterialSource.FORM_GENERATED, true, null, null);
    private static final Material LICENCE = new Material(
            "licence", "营业执照", "Business licence", MaterialSource.E_LICENCE, true, null, null, "BUSINESS_LICENCE");

    private static final Material PREMISES = new Material(
            "premises",
            "场所证明",
            "Proof of the premises",
            MaterialSource.UPLOAD,
            false,
            null,
            null,
            null,
            false,
            new Commitment(
                    "承诺有权使用该场所", "I may use the premises", new Limit(30, LimitUnit.WORKING_DAY), "enterprise.uscc"));

    private static final Map<String, List<String>> BRANCH = Map.of("kind", List.of("branch"));
    private static final Material PROOF =
            new Material("proof", "主体证明", "Proof of the company", MaterialSource.UPLOAD, true, BRANCH, null);
    private static final Material LEASE =
            new Material("lease", "租赁合同", "Lease", MaterialSource.UPLOAD, true, BRANCH, null, null, true);

    private static final Field BRAND = field("enterprise.nameBrand", "字号", "Brand", FieldType.TEXT, true)
            .pattern("[\\u4e00-\\u9fa5]{2,20}")
            .build();

    private static final List<Department> DEPARTMENTS = List.of(
            new Department("market-regulation", "市场监管局", "Market Regulation Bureau", "company-registration"),
            new Department("public-security", "公安局", "Public Security Bureau", "department"),
            new Department("tax", "税务局", "Tax Bureau", "tax"));

    private static final Item ESTABLISHMENT = item(
            "company_establishment",
            "企业设立登记",
            "Company establishment",
            "market-regulation",
            List.of(
                    BRAND,
                    field("enterprise.capital", "注册资本", "Capital", FieldType.MONEY, true)
                            .min("0.01")
                            .build(),
                    field("legalRep.idNumber", "法定代表人证件号码", "Identity number", FieldType.TEXT, true)
                            .section(PEOPLE)
                            .check("CITIZEN_ID")
                            .build(),
                    field("shareholders", "股东", "Shareholders", FieldType.LIST, true)
                            .section(PEOPLE)
                            .min("1")
                            .rows(
                                    field("name", "名称", "Name", FieldType.TEXT, true)
                                            .build(),
                                    field("uscc", "统一社会信用代码", "Credit code", FieldType.TEXT, false)
                                            .check("USCC")
                                            .build(),
                                    field("state", "状态", "State", FieldType.CHOICE, false)
                                            .options("FREE", "FROZEN")
                                            .stops(
                                                    "FROZEN",
                                                    new Stop(
                                                            "股权被冻结",
                                                            "The equity is frozen",
                                                            "请先解除冻结",
                                                            "Have it released first"))
                                            .build())
                            .build()));

    private static final Item SEAL = item(
            "seal_engraving",
            "公章刻制备案",
            "Seal engraving",
            "public-security",
            List.of(
                    BRAND,
                    field("seal.kinds", "印章种类", "Seals", FieldType.CHOICES, true)
                            .options("OFFICIAL", "FINANCE")
                            .build()));

    private static final Item TAXPAYER = item(
            "new_taxpayer_package",
            "新办纳税人套餐",
            "New taxpayer package",
            "tax",
            List.of(
                    field("tax.vatKind", "纳税人类型", "VAT kind", FieldType.CHOICE, true)
                            .options("SMALL", "GENERAL")
                            .build(),
                    field("enterprise.uscc", "统一社会信用代码", "Credit code", FieldType.TEXT, false)
                            .check("USCC")
                            .build()));

    private static final Bundle COMPANY_START = new Bundle(
            "company_start",
            3,
            "企业开办",
            "Starting a company",
            "一次办成",
            "All at once",
            "market-regulation",
            new Limit(1, LimitUnit.WORKING_DAY),
            List.of(
                    question(
                            "kind",
                            "企业类型",
                            "Kind of company",
                            option("llc", "有限责任公司", "Limited company", Effects.NONE),
                            option(
                                    "foreign",
                                    "外商投资企业",
                                    "Foreign-invested company",
                                    new Effects(
                                            null,
                                            null,
                                            null,
                                            null,
                                            new Stop(
                                                    "外商投资企业不在此办理。",
                                                    "Foreign-invested companies are not handled here.",
                                                    "请到“外商投资一件事”办理。",
                                                    "Please use the bundle for foreign investment."),
                                            null)),
                            option("branch", "分公司", "Branch", Effects.NONE)),
                    question(
                            "seal",
                            "现在刻制印章吗",
                            "Engrave seals now?",
                            option(
                                    "yes",
                                    "是",
                                    "Yes",
                                    new Effects(List.of("seal_engraving"), null, null, null, null, null)),
                            option("no", "否", "No", Effects.NONE))),
            List.of(
                    new Node("company_establishment", false, FailurePolicy.STOP_ALL),
                    new Node("seal_engraving", true, FailurePolicy.STOP_DEPENDENTS),
                    new Node("new_taxpayer_package", false, FailurePolicy.STOP_DEPENDENTS)),
            List.of(
                    new Edge("company_establishment", "seal_engraving", EdgeKind.OUT),
                    new Edge("company_establishment", "new_taxpayer_package", EdgeKind.OUT)));

    private static final Map<String, Item> ITEMS = Map.of(
            ESTABLISHMENT.key(), ESTABLISHMENT,
            SEAL.key(), SEAL,
            TAXPAYER.key(), TAXPAYER);

    private final Map<String, Bundle> published = new ConcurrentHashMap<>();
    private final Map<String, Item> publishedItems = new ConcurrentHashMap<>();

    /** Offers a bundle of a test's own, in this version from now on; the versions before stay readable. */
    public void publish(Bundle bundle, Item... items) {
        List.of(items).forEach(item -> {
            publishedItems.put(item.key(), item);
            publishedItems.put(item.key() + " " + item.version(), item);
        });
        published.put(bundle.key(), bundle);
        published.put(bundle.key() + " " + bundle.version(), bundle);
    }

    @Override
    public List<Bundle> offered() {
        return List.of(COMPANY_START);
    }

    @Override
    public Optional<Bundle> offered(String key) {
        return COMPANY_START.key().equals(key) ? Optional.of(COMPANY_START) : Optional.ofNullable(published.get(key));
    }

    @Override
    public Bundle bundle(String key, int version) {
        return Optional.ofNullable(published.get(key + " " + version))
                .or(() -> offered(key))
                .orElseThrow();
    }

    @Override
    public Optional<Item> item(String key) {
        return Optional.ofNullable(ITEMS.get(key)).or(() -> Optional.ofNullable(publishedItems.get(key)));
    }

    @Override
    public Item item(String key, int version) {
        return Optional.ofNullable(publishedItems.get(key + " " + version))
                .or(() -> item(key))
                .orElseThrow();
    }

    @Override
    public Optional<Department> department(String key) {
        return DEPARTMENTS.stream()
                .filter(department -> department.key().equals(key))
                .findFirst();
    }

    private static Item item(String key, String name, String nameEn, String department, List<Field> fields) {
        return new Item(
                key,
                2,
                name,
                nameEn,
                department,
                ItemKind.LICENCE,
                List.of(new LegalBasis("市场主体登记管理条例 第五条", "Regulation on market entities, art. 5")),
                new Limit(4, LimitUnit.WORKING_HOUR),
                new Limit(3, LimitUnit.WORKING_DAY),
                null,
                Decision.OFFICER,
                fields,
                materials(key),
                null,
                null,
                null,
                List.of(new Fee("free", "不收费", "Free of charge", BigDecimal.ZERO, "元", "CNY", null, "国办发〔2019〕")),
                null);
    }

    /** A branch proves its company to two departments with one paper. */
    private static List<Material> materials(String item) {
        return switch (item) {
            case "new_taxpayer_package" -> List.of(ARTICLES, LICENCE);
            case "company_establishment" -> List.of(ARTICLES, PROOF, LEASE);
            default -> List.of(ARTICLES, PROOF, PREMISES);
        };
    }

    public static Question question(String key, String text, String textEn, Option... options) {
        return new Question(key, text, textEn, null, null, false, true, null, List.of(options));
    }

    public static Option option(String key, String text, String textEn, Effects effects) {
        return new Option(key, text, textEn, effects);
    }

    public static FieldBuilder field(String key, String label, String labelEn, FieldType type, boolean required) {
        return new FieldBuilder(key, label, labelEn, type, required);
    }

    public static final class FieldBuilder {
        private final String key;
        private final String label;
        private final String labelEn;
        private final FieldType type;
        private final boolean required;
        private Section section = NAME;
        private String pattern;
        private String check;
        private BigDecimal min;
        private List<FieldOption> options;
        private List<Field> rows;

        FieldBuilder(String key, String label, String labelEn, FieldType type, boolean required) {
            this.key = key;
            this.label = label;
            this.labelEn = labelEn;
            this.type = type;
            this.required = required;
        }

        public FieldBuilder section(Section heading) {
            section = heading;
            return this;
        }

        public FieldBuilder pattern(String regex) {
            pattern = regex;
            return this;
        }

        public FieldBuilder check(String name) {
            check = name;
            return this;
        }

        public FieldBuilder min(String smallest) {
            min = new BigDecimal(smallest);
            return this;
        }

        public FieldBuilder options(String... values) {
            options = List.of(values).stream()
                    .map(value -> new FieldOption(value, value, value))
                    .toList();
            return this;
        }

        public FieldBuilder stops(String value, Stop stop) {
            options = options.stream()
                    .map(option ->
                            option.value().equals(value) ? new FieldOption(value, value, value, stop, null) : option)
                    .toList();
            return this;
        }

        public FieldBuilder rows(Field... columns) {
            rows = List.of(columns);
            return this;
        }

        public Field build() {
            return new Field(
                    key, label, labelEn, type, required, 100, pattern, check, null, null, min, null, options, null,
                    null, null, section, rows);
        }
    }
}
