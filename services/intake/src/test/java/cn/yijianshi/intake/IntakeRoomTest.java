package cn.yijianshi.intake;

import cn.yijianshi.testing.RoomTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** A test of intake's rooms with a real database and broker behind them and a small catalogue in front. */
@RoomTest
@Import({SampleBundles.class, Applicant.class, Others.class})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface IntakeRoomTest {}
