package cn.yijianshi.catalogue;

/** Stands in for the identifiers of the platform, which this module does not know: shapes, and the identity card's digit. */
final class SyntheticChecks implements Checks {
    @Override
    public boolean valid(String check, String value) {
        return switch (check) {
            case "CITIZEN_ID", "WORKER_ID" ->
                value.matches("\\d{17}[\\dX]") && value.charAt(17) == checkCharacter(value);
            case "USCC" -> value.matches("[0-9A-HJ-NPQRTUWXY]{18}");
            case "REALTY_UNIT" -> value.matches("\\d{12}[GJZ][ABSXCDEFHGWY]\\d{5}(W0{8}|[FLQ]\\d{8})");
            case "TITLE_NO" -> value.matches("[\\u4e00-\\u9fa5]（\\d{4}）[\\u4e00-\\u9fa5]{2,20}?不动产(权|证明)第\\d{4,10}号");
            default -> throw new IllegalArgumentException(check);
        };
    }

    private static char checkCharacter(String id) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += (id.charAt(i) - '0') * weights[i];
        return "10X98765432".charAt(sum % 11);
    }
}
