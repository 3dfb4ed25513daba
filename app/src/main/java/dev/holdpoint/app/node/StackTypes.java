package dev.holdpoint.app.node;

import dev.holdpoint.app.stack.Address;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.ResourceTypes;
import dev.holdpoint.app.stack.type.ActivityType;
import dev.holdpoint.app.stack.type.QueueType;
import dev.holdpoint.app.stack.type.Recorded;
import dev.holdpoint.app.stack.type.RuleType;
import dev.holdpoint.app.stack.type.StateMachineType;
import dev.holdpoint.app.stack.type.SubscriptionType;
import dev.holdpoint.app.stack.type.TopicType;
import java.util.ArrayList;
import java.util.List;

/** Every type of resource that a template may name. */
final class StackTypes {
  private StackTypes() {}

  static ResourceTypes of(Core core, Address address) {
    List<ResourceType> types = new ArrayList<>(Recorded.all());
    types.add(new QueueType(core.queues, address));
    types.add(new TopicType(core.topics));
    types.add(new SubscriptionType(core.topics));
    types.add(new StateMachineType());
    types.add(new ActivityType(core.activities));
    types.add(new RuleType(core.rules));
    return new ResourceTypes(types);
  }
}
