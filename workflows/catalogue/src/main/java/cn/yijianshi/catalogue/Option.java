package cn.yijianshi.catalogue;

public record Option(String key, String text, String textEn, Effects effects) {
    public Option {
        effects = effects == null ? Effects.NONE : effects;
    }
}
