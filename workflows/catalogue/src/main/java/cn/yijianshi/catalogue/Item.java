package cn.yijianshi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A service item (事项): what one department asks, needs, promises and gives.
 *
 * @param instant the rules that decide before any officer looks (秒批); null when only officers do
 * @param register where a grant is entered; null when the department's own program keeps the register, or nobody does
 * @param guide what a guide to the item says besides; null when its file says nothing of it
 * @param validFrom the first day, by Beijing time, that this version holds; null: from its publication
 */
public record Item(
        String key,
        int version,
        String name,
        String nameEn,
        String department,
        ItemKind kind,
        List<LegalBasis> legalBasis,
        Limit promised,
        Limit statutory,
        List<LimitVariant> limitVariants,
        Decision decision,
        List<Field> fields,
        List<Material> materials,
        List<ResultField> results,
        List<Output> outputs,
        CertificateTemplate certificate,
        List<Fee> fees,
        List<String> facts,
        Acceptance acceptance,
        Silence silence,
        Lengthening lengthening,
        // Left out where there is none: what was published before these were known reads as it did.
        @JsonInclude(JsonInclude.Include.NON_NULL) InstantDecision instant,
        @JsonInclude(JsonInclude.Include.NON_NULL) RegisterTemplate register,
        @JsonInclude(JsonInclude.Include.NON_NULL) ItemGuide guide,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate validFrom) {

    /** An item without a guide, valid from its publication. */
    public Item(
            String key,
            int version,
            String name,
            String nameEn,
            String department,
            ItemKind kind,
            List<LegalBasis> legalBasis,
            Limit promised,
            Limit statutory,
            List<LimitVariant> limitVariants,
            Decision decision,
            List<Field> fields,
            List<Material> materials,
            List<ResultField> results,
            List<Output> outputs,
            CertificateTemplate certificate,
            List<Fee> fees,
            List<String> facts,
            Acceptance acceptance,
            Silence silence,
            Lengthening lengthening,
            InstantDecision instant,
            RegisterTemplate register) {
        this(
                key,
                version,
                name,
                nameEn,
                department,
                kind,
                legalBasis,
                promised,
                statutory,
                limitVariants,
                decision,
                fields,
                materials,
                results,
                outputs,
                certificate,
                fees,
                facts,
                acceptance,
                silence,
                lengthening,
                instant,
                register,
                null,
                null);
    }

    /** An item as most are: examined before it is accepted, silence means nothing, the office's head may lengthen. */
    public Item(
            String key,
            int version,
            String name,
            String nameEn,
            String department,
            ItemKind kind,
            List<LegalBasis> legalBasis,
            Limit promised,
            Limit statutory,
            List<LimitVariant> limitVariants,
            Decision decision,
            List<Field> fields,
            List<Material> materials,
            List<ResultField> results,
            List<Output> outputs,
            CertificateTemplate certificate,
            List<Fee> fees,
            List<String> facts) {
        this(
                key,
                version,
                name,
                nameEn,
                department,
                kind,
                legalBasis,
                promised,
                statutory,
                limitVariants,
                decision,
                fields,
                materials,
                results,
                outputs,
                certificate,
                fees,
                facts,
                null,
                null,
                null,
                null,
                null);
    }

    public Item {
        // Versions published before items said so were accepted the usual way; what rules decide waits for nobody.
        acceptance = decision == Decision.AUTOMATIC
                ? Acceptance.AT_ONCE
                : acceptance == null ? Acceptance.EXAMINED : acceptance;
        silence = silence == null ? Silence.NOTHING : silence;
        lengthening = lengthening == null ? Lengthening.OFFICE_HEAD : lengthening;
        legalBasis = Copies.of(legalBasis);
        limitVariants = Copies.of(limitVariants);
        fields = Copies.of(fields);
        materials = Copies.of(materials);
        results = Copies.of(results);
        outputs = Copies.of(outputs);
        fees = Copies.of(fees);
        facts = Copies.of(facts);
    }

    /** The promise for these answers, before any item has brought anything. */
    public Limit promised(Map<String, List<String>> answers) {
        return promised(answers, Map.of());
    }

    /** The promise for these answers and what earlier items brought: that of the first variant that holds, else the usual. */
    public Limit promised(Map<String, List<String>> answers, Map<String, String> facts) {
        return limitVariants.stream()
                .filter(variant -> variant.holds(answers, facts))
                .findFirst()
                .map(LimitVariant::promised)
                .orElse(promised);
    }

    public List<Material> materials(Map<String, List<String>> answers) {
        return materials.stream()
                .filter(material -> Conditions.hold(material.when(), answers))
                .toList();
    }

    public List<Fee> fees(Map<String, List<String>> answers) {
        return fees.stream().filter(fee -> Conditions.hold(fee.when(), answers)).toList();
    }

    /** The same item with other limits: what an administrator may change without touching the rest. */
    public Item withLimits(int nextVersion, Limit newPromise, Limit newStatutory, List<LimitVariant> newVariants) {
        return new Item(
                key,
                nextVersion,
                name,
                nameEn,
                department,
                kind,
                legalBasis,
                newPromise,
                newStatutory,
                newVariants,
                decision,
                fields,
                materials,
                results,
                outputs,
                certificate,
                fees,
                facts,
                acceptance,
                silence,
                lengthening,
                instant,
                register,
                guide,
                validFrom);
    }

    /** The same item under another version. */
    public Item numbered(int otherVersion) {
        return withRules(otherVersion, instant);
    }

    /** The same item decided by other rules. */
    public Item withRules(int nextVersion, InstantDecision decision) {
        return new Item(
                key,
                nextVersion,
                name,
                nameEn,
                department,
                kind,
                legalBasis,
                promised,
                statutory,
                limitVariants,
                this.decision,
                fields,
                materials,
                results,
                outputs,
                certificate,
                fees,
                facts,
                acceptance,
                silence,
                lengthening,
                decision,
                register,
                guide,
                validFrom);
    }
}
